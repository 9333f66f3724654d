"""jrnl: its text files, one alone or a folder with one for each day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from carejournal.domain.refusal import Refusal
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.containers import content
from carejournal.exchange.fingerprints import digest
from carejournal.exchange.gathering import Gathering
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.markdown_text import with_line_breaks, with_plain_line_ends
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.records import FormatName, Found, FoundEntry
from carejournal.exchange.written_moments import DateOrders, OrderUnknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.domain.moment import Moment
    from carejournal.exchange.questions import Answers
    from carejournal.exchange.source import Source

PROGRAM = "jrnl"
START = re.compile(r"^\[([^\]\n]{6,40})\][ \t]+(.*)$")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
TAG = re.compile(r"(?<![\w/#@])([#@])([^\W\d_][\w-]{0,59})")
DAY_FILE = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})\.txt$")
ENCRYPTED = b"gAAAA"
PEOPLE = "People"


class Written(NamedTuple):
    """One entry's time in brackets and the text after it."""

    when: str
    text: str


class JrnlText:
    """One file in which each entry begins with its time in square brackets."""

    name = FormatName.JRNL_TEXT

    def recognises(self, source: Source) -> bool:
        """Whether the first line with letters begins with such a time, or the whole is locked by jrnl."""
        if source.is_folder or source.is_zip or source.is_tar:
            return False
        first = next((line for line in source.opening.splitlines() if line.strip()), "")
        return source.head.startswith(ENCRYPTED) or _starts_entry(first)

    def read(self, source: Source) -> Found:
        """Return every entry; raises Refusal for an encrypted file."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return the same, dates in the order that was answered."""
        _refuse_encrypted(source)
        return _found(self.name, [source], answers)


class JrnlFolder:
    """A folder of years and months with one such file for each day; one of those files too, when asked."""

    name = FormatName.JRNL_FOLDER

    def recognises(self, source: Source) -> bool:
        """Whether it has such a file, or is one."""
        if not source.members:
            return JrnlText().recognises(source)
        names = _day_files(source)
        return bool(names) and JrnlText().recognises(source.member(names[0]))

    def read(self, source: Source) -> Found:
        """Return the entries of every day; raises Refusal where a file of them is encrypted."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return the same, dates in the order that was answered."""
        days = list(source.members_read(_day_files(source))) if source.members else [source]
        for day in days:
            _refuse_encrypted(day)
        return _found(self.name, days, answers)


def _day_files(source: Source) -> list[str]:
    return content(source, lambda name: DAY_FILE.search(name) is not None)


def _refuse_encrypted(source: Source) -> None:
    if source.head.startswith(ENCRYPTED):
        raise Refusal("This jrnl journal is encrypted; please export it from jrnl as JSON.")


def _found(form: FormatName, sources: list[Source], answers: Answers) -> Found:
    gathering, orders = Gathering(), DateOrders(answers.date_order)
    written: list[Written] = []
    for source in sources:
        here = list(_entries(source.text()))
        if not here and source.text().strip():
            gathering.skip(source.name, "No entry with a date stands in it.")
        written += here
        gathering.warn(*source.warnings)
    orders.learn(each.when for each in written)
    for each in written:
        try:
            moment = orders.moment(each.when)
        except ValueError:
            continue  # only while the order is not known: then nothing is brought in
        gathering.add(entry_of(moment, each.text, gathering, {"when": each.when, "text": each.text}))
    return gathering.found(form, PROGRAM, questions=orders.question())


def _entries(text: str) -> Iterator[Written]:
    """Yield the entries; a bracket that holds no date is text like any other."""
    when, lines = "", list[str]()
    for line in with_plain_line_ends(text).removeprefix("\ufeff").split("\n"):
        match = START.match(line)
        if match and _is_moment(match[1]):
            if when:
                yield Written(when, "\n".join(lines))
            when, lines = match[1], [match[2]]
        else:
            lines.append(line)
    if when:
        yield Written(when, "\n".join(lines))


def _starts_entry(line: str) -> bool:
    match = START.match(line.lstrip("\ufeff"))
    return match is not None and _is_moment(match[1])


def _is_moment(text: str) -> bool:
    try:
        DateOrders().moment(text)
    except OrderUnknown:
        return True
    except ValueError:
        return False
    return True


def entry_of(moment: Moment, text: str, gathering: Gathering, record: dict[str, object]) -> FoundEntry:
    """Return an entry of jrnl's: the first line, or the first sentence of a single one, is the title."""
    title, newline, body = text.strip().partition("\n")
    if not newline:
        title, body = [*SENTENCE_END.split(title, maxsplit=1), ""][:2]
    title = title.strip()
    starred = title.endswith("*") or title.startswith("*")
    return make_entry(
        moment, title.strip("* ") if starred else title, body, gathering, record, starred=starred
    )


def make_entry(
    moment: Moment,
    title: str,
    body: str,
    gathering: Gathering,
    record: dict[str, object],
    *,
    starred: bool,
    more_tags: tuple[str, ...] = (),
) -> FoundEntry:
    """Return an entry with its #tags and its @people as tags; both formats of jrnl give the same."""
    marked = [*TAG.findall(f"{title}\n{body}"), *((tag[:1], tag[1:]) for tag in more_tags)]
    tags = clean_tag_names(name.casefold() for _, name in marked)
    gathering.group(clean_tag_names(name.casefold() for mark, name in marked if mark == "@"), PEOPLE)
    return FoundEntry(
        key=f"entry:{moment}:{digest(title, body.strip())}",
        moment=moment,
        title=title,
        note=with_line_breaks(body.strip()),
        tags=tags,
        starred=starred,
        record=compact_json(record),
    )
