"""Text as provisions: the tree, its numbers, its addresses and its words."""
