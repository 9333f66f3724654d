"""Reminders: choosing them, and giving them while the program runs."""
