"""What differs between two documents.

Takes two documents, gives a `Redline`: its passages in reading order, its changes by kind, and both
texts rebuilt. It does not know how much a change matters, nor how any of it looks on a page.
"""
