"""Taking the journal out."""
