"""Which text was law, when.

Takes revisions, their bytes and what lies in the working tree; gives the history of every policy:
its versions, the texts each has had, its absences, and which version stands on a day. What a text
says by itself is read once (`facts`); which files are one policy is traced (`lineage`, `trails`);
what happened to it is folded into versions (`events`, `folding`) and handed out as values
(`assembly`, the front door). Does not know git, files, pages, or what a change means.
"""
