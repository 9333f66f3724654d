"""Care Journal: a private record of days, sleep, stress and sessions, in one file on a laptop."""

__version__ = "0.1.0"
