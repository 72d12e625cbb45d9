"""The proof that no published word was quietly altered.

Takes histories and gives entries, each attesting one text or one event and the entry before it;
takes entries and texts and gives the histories back, or names what was altered. It does not know
files, git or the clock.
"""
