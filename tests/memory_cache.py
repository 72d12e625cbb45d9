"""A cache that keeps everything in memory, and knows what was made."""


class MemoryCache:
    """Keeps each result by its kind and key; `made` tells, in order, what had to be made."""

    def __init__(self):
        self.kept = {}
        self.made = []

    def get(self, kind, key):
        """What was kept, or None."""
        return self.kept.get((kind, key))

    def put(self, kind, key, payload):
        """Keep it."""
        self.made.append(kind)
        self.kept[kind, key] = payload


class NoCache:
    """Keeps nothing: everything is made each time."""

    def get(self, kind, key):
        """Nothing was kept."""
        del kind, key

    def put(self, kind, key, payload):
        """Nothing is kept."""
