"""The terms that policies share.

Takes glossary files; gives terms with their short definition. It does not know how a term is
shown, nor which service a reader uses.
"""
