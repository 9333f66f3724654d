"""What an importer has gathered so far: entries with keys of their own, what was skipped, what to tell."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from carejournal.domain.refusal import BadValueRefusal
from carejournal.exchange.json_records import WrongField
from carejournal.exchange.records import AttachmentKind, Found, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.exchange.records import FormatName, FoundEntry


class Unreadable(ValueError):  # noqa: N818 - the world's fault; str() is the reason a person is told
    """A part of a source that cannot become an entry."""


class Notice(NamedTuple):
    """What is told once for a whole source: a sentence for one and for several, {n} the number."""

    one: str
    several: str

    def of(self, number: int) -> str:
        """Return the sentence for so many."""
        return (self.one if number == 1 else self.several).format(n=number)


NOT_KEPT = {
    AttachmentKind.RECORDING: Notice(
        "{n} voice recording stayed out: a journal keeps photos only. Please keep the source.",
        "{n} voice recordings stayed out: a journal keeps photos only. Please keep the source.",
    ),
    AttachmentKind.VIDEO: Notice(
        "{n} video stayed out: a journal keeps photos only. Please keep the source.",
        "{n} videos stayed out: a journal keeps photos only. Please keep the source.",
    ),
    AttachmentKind.FILE: Notice(
        "{n} attached file stayed out: a journal keeps photos only. Please keep the source.",
        "{n} attached files stayed out: a journal keeps photos only. Please keep the source.",
    ),
}
MISSING = Notice(
    "{n} photo or other attachment is named in the source, but not in it.",
    "{n} photos or other attachments are named in the source, but not in it.",
)
WITHOUT_DATE = Notice(
    "{n} note has no date of its own and was left out.",
    "{n} notes have no date of their own and were left out.",
)
TIMES_OF_THIS_PLACE = (
    "The source does not say in which time zone its times are; they were read in this computer's."
)


class Gathering:
    """Takes what an importer finds, record by record, and makes one Found of it."""

    def __init__(self) -> None:
        self.entries: list[FoundEntry] = []
        self.skipped: list[Skipped] = []
        self.tag_groups: dict[str, str] = {}
        self._sentences: dict[str, None] = {}
        self._notices: Counter[Notice] = Counter()
        self._keys: Counter[str] = Counter()

    def add(self, entry: FoundEntry) -> None:
        """Take an entry; one whose key is taken gets another, by how often it occurred."""
        key = entry.key
        while self._keys[key]:
            self._keys[entry.key] += 1
            key = f"{entry.key}:{self._keys[entry.key]}"
        self._keys[key] += 1
        self.entries.append(entry if key == entry.key else replace(entry, key=key))

    def skip(self, where: str, reason: str) -> None:
        """Take note that a part could not be read."""
        self.skipped.append(Skipped(where, reason))

    def notice(self, notice: Notice, number: int = 1) -> None:
        """Count something that is told once for the whole source."""
        self._notices[notice] += number

    def warn(self, *sentences: str) -> None:
        """Take note of sentences, each told once."""
        self._sentences.update(dict.fromkeys(sentences))

    def group(self, tags: tuple[str, ...], group: str) -> tuple[str, ...]:
        """Remember the group of tags that have none yet; return the tags."""
        for tag in tags:
            self.tag_groups.setdefault(tag, group)
        return tags

    @contextmanager
    def reading(self, where: str) -> Iterator[None]:
        """Skip the part that is read within, with its reason, where it cannot be read."""
        try:
            yield
        except Unreadable as reason:
            self.skip(where, str(reason))
        except WrongField as wrong:
            self.skip(where, f"What stands there as {wrong} is not of the kind expected.")
        except BadValueRefusal:
            self.skip(where, "It holds a value that a journal cannot keep.")

    def found(self, form: FormatName, program: str, **more: Any) -> Found:  # noqa: ANN401 - Found's own fields
        """Return everything, with what else the importer knows."""
        attached = [each for entry in self.entries for each in entry.attachments]
        kinds = Counter(each.kind for each in attached if each.content)
        missing = sum(each.content is None for each in attached)
        told = [notice.of(number) for notice, number in self._notices.items() if number]
        told += [NOT_KEPT[kind].of(number) for kind, number in kinds.items() if kind in NOT_KEPT]
        told += [MISSING.of(missing)] if missing else []
        return Found(
            form,
            program,
            tuple(self.entries),
            tuple(self.skipped),
            (*self._sentences, *told),
            tag_groups=self.tag_groups,
            **more,
        )
