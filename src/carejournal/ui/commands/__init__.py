"""What a person can do by name or by key: the one list, the search through it, and the map of keys."""
