"""Preparing, seeing and handing over the document for an appointment."""
