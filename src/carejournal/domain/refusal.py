"""Refusals: the world's faults, told in one kind sentence."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - the word people use for it; an error would be ours
    """Something the program cannot do for a reason outside it; str() is one plain sentence for a person.

    Every other exception that reaches the top is our own fault and becomes a crash report.
    """


class BadValueRefusal(Refusal, ValueError):  # noqa: N818 - as above
    """A value that the journal does not take."""
