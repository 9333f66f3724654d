"""What is found in a file of sleeps, with the question which device counts where several recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from carejournal.domain.refusal import BadValueRefusal
from carejournal.exchange.gathering import Unreadable
from carejournal.exchange.limits import MOST_SKIPPED, MOST_SLEEPS, refuse_more_than
from carejournal.exchange.questions import NO_ANSWERS, Answers, Asked, Question
from carejournal.exchange.records import Found, FoundEntry, Skipped
from carejournal.exchange.sleep_choice import MOST_DETAILED, UNION, devices
from carejournal.exchange.sleep_nights import sleep_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.exchange.records import FormatName
    from carejournal.exchange.sleeps import Sleep

Record = TypeVar("Record")
More = ParamSpec("More")

UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, OSError)
"""What reading a record that is not as expected may raise; Unreadable is a ValueError too."""
NOT_AS_EXPECTED = "Something in it is not of the kind expected."


@dataclass
class SleepFile:
    """Gathers what one file holds; `found` is asked once all is gathered."""

    format: FormatName
    program: str
    sleeps: list[Sleep] = field(default_factory=list)
    others: list[FoundEntry] = field(default_factory=list)
    warnings: dict[str, None] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    skipped_more: int = 0

    def warn(self, sentence: str) -> None:
        """Tell something once."""
        self.warnings[sentence] = None

    def skip(self, where: str, reason: str) -> None:
        """Tell that a record could not be read."""
        if len(self.skipped) < MOST_SKIPPED:
            self.skipped.append(Skipped(where, reason))
        else:
            self.skipped_more += 1

    def take(
        self,
        where: str,
        make: Callable[Concatenate[Record, More], Sleep | None],
        record: Record,
        *more: More.args,
        **named: More.kwargs,
    ) -> None:
        """Add the sleep that is made of the record, or tell why there is none."""
        refuse_more_than(MOST_SLEEPS, len(self.sleeps), "sleeps")
        try:
            sleep = make(record, *more, **named)
        except UNREADABLE as error:
            self.skip(where, str(error) if isinstance(error, Unreadable) else NOT_AS_EXPECTED)
        else:
            if sleep is not None:
                self.sleeps.append(sleep)

    def found(self, answers: Answers = NO_ANSWERS) -> Found:
        """Return all of it, with the most detailed device of each night unless the person chose otherwise.

        Raises BadValueRefusal for a choice that is neither a device here nor one of the general ones.
        """
        names = devices(self.sleeps)
        choice = answers.sleep or MOST_DETAILED
        if choice not in (MOST_DETAILED, UNION, *names) and len(names) > 1:
            raise BadValueRefusal(f"No device here is called “{choice}”; the choices are {_listed(names)}.")
        entries = tuple(sleep_entries(self.sleeps, choice))
        warnings = list(self.warnings)
        if self.skipped_more:
            warnings.append(f"{self.skipped_more} more records could not be read.")
        if not entries and self.sleeps:
            warnings.append("Only the time in bed is told, not the time asleep; it was left out.")
        if len(names) > 1 and answers.sleep:
            warnings.append(
                f"{len(names)} devices recorded sleep, which is never added up. {_what_counts(choice)}"
            )
        open_question = len(names) > 1 and answers.sleep is None
        return Found(
            self.format,
            self.program,
            (*entries, *self.others),
            tuple(self.skipped),
            tuple(warnings),
            questions=(_question(names),) if open_question else (),
        )


def _what_counts(choice: str) -> str:
    told = {
        MOST_DETAILED: "Of each night the device that recorded it in most detail counts.",
        UNION: "Of each night the time counts in which any of them recorded sleep.",
    }
    of_one = f"What “{choice}” recorded counts, and for other nights the device with the most detail."
    return told.get(choice, of_one)


def _question(names: list[str]) -> Question:
    return Question(
        Asked.SLEEP,
        f"{len(names)} devices recorded sleep, which is never added up. {_what_counts(MOST_DETAILED)} "
        f"Another choice would be {UNION} (the time in which any of them did) or one of them: "
        f"{', '.join(names)}.",
        (MOST_DETAILED, UNION, *names),
    )


def _listed(names: list[str]) -> str:
    return ", ".join((MOST_DETAILED, UNION, *names))
