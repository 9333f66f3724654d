"""The journal file: the only room that speaks SQL."""
