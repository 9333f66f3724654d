"""Days as coloured cells: the month beside the timeline, and whole years."""
