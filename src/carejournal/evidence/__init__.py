"""Evidence cards, read and checked."""
