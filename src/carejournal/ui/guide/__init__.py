"""The guide inside the program: short pages that help with one thing each."""
