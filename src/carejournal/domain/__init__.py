"""The words of the journal as plain values that refuse bad ones."""
