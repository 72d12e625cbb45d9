"""The one page that names every room in order."""
