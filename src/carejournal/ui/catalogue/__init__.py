"""Where a person changes what the journal asks for: measures, tags, and templates for notes."""
