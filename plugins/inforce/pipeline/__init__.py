"""The one place that names every room in order, from texts to publication.

Takes what the adapters read, as values; gives what they write, as values. It reads no file, asks
no clock and shows nothing.
"""
