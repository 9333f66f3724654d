"""Numbers to matplotlib figures; never pyplot, never Qt."""
