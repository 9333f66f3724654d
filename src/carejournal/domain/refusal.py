"""Refusals: the world's faults, told in one kind sentence."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - the word people use for it; an error would be ours
    """Something the program cannot do for a reason outside it; str() is one plain sentence for a person.

    Every other exception that reaches the top is our own fault and becomes a crash report.
    """


class BadValueRefusal(Refusal, ValueError):  # noqa: N818 - as above
    """A value that the journal does not take."""


class PassphraseRefusal(Refusal):
    """The passphrase that was given does not open the journal, or none was given and it needs one."""


class DamagedRefusal(Refusal):
    """The journal's file is damaged; a backup or a rescue of its readable parts is the way back.

    `may_be_opened`: its structure is sound, so that a person who knows why it changed can open it as it is.
    """

    def __init__(self, words: str, *, may_be_opened: bool = False) -> None:
        super().__init__(words)
        self.may_be_opened = may_be_opened
