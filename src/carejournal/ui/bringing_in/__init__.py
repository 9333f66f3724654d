"""Bringing in other programs' files."""
