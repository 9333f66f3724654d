"""The Evidence tab, and where to find help."""
