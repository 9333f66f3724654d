"""A journal's period made into the document for an appointment."""
