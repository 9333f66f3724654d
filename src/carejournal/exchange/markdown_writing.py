"""A journal written as a folder of Markdown files that note programs open: one for each entry and session."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from carejournal.domain.measure import BUILT_IN
from carejournal.domain.session import Status
from carejournal.domain.storable_text import one_line
from carejournal.exchange.entry_json import SESSION_NUMBERS
from carejournal.exchange.json_values import short_number, utc_text
from carejournal.exchange.markdown_photos import PHOTOS, link_to, photo_paths, photos_by_entry, with_embeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carejournal.domain.entry import Entry
    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.domain.moment import Moment
    from carejournal.domain.session import Session

KIND_KEY = "carejournal"
ENTRY, SESSION = "entry", "session"
ENTRIES_FOLDER, SESSIONS_FOLDER = "Journal", "Sessions"
MEASURE_PREFIX = "measure-"
"""Before a measure's key that is also the name of another property."""
PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]*")
WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
ENTRY_PROPERTIES = frozenset(
    {
        *(KIND_KEY, "id", "date", "utc_offset", "title", "tags", "tag_names"),
        *("private", "starred", "recorded_at", PHOTOS),
    }
)
SESSION_TEXTS = ("method", "provider", "place")
NO_TAG = re.compile(r"[^\w/-]+")
UNFIT_FOR_NAMES = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f]+')
LONGEST_NAME = 60

Value = str | float | bool | list[str] | None


def markdown_files(copy: JournalCopy) -> Iterator[tuple[str, bytes]]:
    """Yield the files by path and content; the same journal always gives the same."""
    taken: Counter[str] = Counter()
    days = Counter(entry.moment.day for entry in copy.entries)
    photos = photos_by_entry(copy.photos)
    for entry in copy.entries:
        several = days[entry.moment.day] > 1
        path = f"{ENTRIES_FOLDER}/{entry.moment.day.year:04}/{_stem(entry.moment, with_time=several)}"
        path = _free(path, taken)
        named = photo_paths(path, photos.get(entry.id, ()))
        note = with_embeds(entry.note, named)
        yield path, _file(_of_entry(entry) | {PHOTOS: [link_to(name) for name in named]}, note)
        for name, picture in named.items():
            yield name, picture.content
    names = {kind.key: kind.name for kind in copy.kinds}
    for session in copy.sessions:
        name = one_line(UNFIT_FOR_NAMES.sub(" ", names.get(session.kind, session.kind)))[:LONGEST_NAME]
        path = f"{SESSIONS_FOLDER}/{session.moment.day} {name or session.kind}"
        yield _free(path, taken), _file(_of_session(session), session.note)


def _of_entry(entry: Entry) -> dict[str, Value]:
    return {
        KIND_KEY: ENTRY,
        **_moment(entry.moment),
        "title": entry.title,
        **{property_of(key): short_number(value) for key, value in _in_order(entry.readings)},
        **_tags(entry.tags),
        "private": entry.private,
        "starred": entry.starred,
        "recorded_at": utc_text(entry.recorded_at),
        "id": entry.id,
    }


def _of_session(session: Session) -> dict[str, Value]:
    return {
        KIND_KEY: SESSION,
        **_moment(session.moment),
        "kind": session.kind,
        "status": "" if session.status is Status.ATTENDED else str(session.status),
        "minutes": session.minutes,
        **{name: getattr(session, name) for name in SESSION_TEXTS},
        "online": session.online,
        **{name: short_number(getattr(session, name)) for name in SESSION_NUMBERS},
        "areas": list(session.areas),
        "pressure": session.pressure,
        "private": session.private,
        "recorded_at": utc_text(session.recorded_at),
        "id": session.id,
    }


def property_of(key: str) -> str:
    """Return the property of a measure."""
    plain = PLAIN_KEY.fullmatch(key) and key not in WORDS_OF_YAML | ENTRY_PROPERTIES
    return key if plain else f"{MEASURE_PREFIX}{key}"


def _in_order(readings: Mapping[str, float]) -> list[tuple[str, float]]:
    order = {key: place for place, key in enumerate(BUILT_IN)}
    return sorted(readings.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))


def _moment(moment: Moment) -> dict[str, Value]:
    if not moment.time_known:
        return {"date": moment.day.isoformat()}
    text = str(moment)
    local = moment.local.isoformat(timespec="seconds")
    return {"date": local, "utc_offset": text.removeprefix(local)}


def _tags(tags: tuple[str, ...]) -> dict[str, Value]:
    """Return tags as note programs take them, without spaces, and the names themselves where they differ."""
    fitting = [NO_TAG.sub("-", tag).strip("-") or "tag" for tag in tags]
    fitting = [tag if not tag.isdigit() else f"tag-{tag}" for tag in fitting]
    return {"tags": fitting, "tag_names": list(tags) if fitting != list(tags) else None}


def _file(properties: Mapping[str, Value], note: str) -> bytes:
    told = {name: value for name, value in properties.items() if value not in (None, "", [], False)}
    told.update({name: value for name, value in properties.items() if value == 0 and value is not False})
    lines = [f"{name}: {_scalar(told[name])}" for name in properties if name in told]
    return ("---\n" + "\n".join(lines) + "\n---\n" + note + "\n").encode()


def _scalar(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_quoted, value))}]"
    if isinstance(value, str):
        plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9:+.-]*", value) and value not in WORDS_OF_YAML
        return value if plain and not value.endswith(":") else _quoted(value)
    return str(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _unusual().sub(lambda match: f"\\U{ord(match[0]):08X}", escaped) + '"'


@cache
def _unusual() -> re.Pattern[str]:
    """Return what YAML does not take as it is, or would take for the end of a line.

    Made when it is first needed: so many letters take 10 ms.
    """
    return re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _stem(moment: Moment, *, with_time: bool) -> str:
    return f"{moment.day} {moment.local:%H%M}" if with_time and moment.time_known else str(moment.day)


def _free(path: str, taken: Counter[str]) -> str:
    """Return the path as a file's name that no other has, also where case plays no part."""
    taken[path.casefold()] += 1
    times = taken[path.casefold()]
    return f"{path}.md" if times == 1 else f"{path} ({times}).md"
