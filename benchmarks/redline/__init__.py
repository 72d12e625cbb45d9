"""The redline beside its peers: the same pairs, the same measures, one run."""
