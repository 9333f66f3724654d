"""The computer: folders, private files, settings, packaged resources, the clock."""
