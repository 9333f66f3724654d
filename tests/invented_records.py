"""Records made by hypothesis: any that the journal takes, alone or joined to a whole journal."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaItem, AgendaStatus, Practice, PracticeStatus, Score
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import BUILT_IN, Better, Form, Measure
from carejournal.domain.moment import LARGEST_OFFSET_MINUTES, Moment
from carejournal.domain.origin import Import, Origin
from carejournal.domain.photo import MEDIA_STARTS, Photo, Picture
from carejournal.domain.repeat import Repeat, Rule
from carejournal.domain.session import LONGEST_SESSION_MINUTES, Kind, Mark, Session, Status
from carejournal.domain.storable_text import one_line, storable
from carejournal.domain.tag import Tag
from carejournal.domain.template import Template

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

Drawn = TypeVar("Drawn")

texts = st.text(max_size=30)
names = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.replace("\0", "").strip()))
ids = st.text("0123456789abcdef", min_size=1, max_size=8)
maybe_ids = st.none() | ids
keys = st.from_regex(r"[a-z0-9][a-z0-9_]{0,9}", fullmatch=True)
positions = st.integers(0, 9)
numbers = st.floats(allow_nan=False, allow_infinity=False)
ratings = st.none() | st.floats(0, 10)
utc_times = st.datetimes(timezones=st.just(UTC)).map(lambda time: time.replace(microsecond=0))
offsets = st.none() | st.integers(-LARGEST_OFFSET_MINUTES, LARGEST_OFFSET_MINUTES)
moments = st.dates().map(Moment.on) | st.builds(Moment, st.datetimes(), offsets)
quarter_hours = st.integers(0, 96).map(lambda quarters: quarters / 4)
VALUES = {"sleep_hours": quarter_hours, "ill": st.sampled_from([0.0, 1.0])}
"""What the built-in measures take where it is not every number from 0 to 10."""


def _values(measure: str) -> st.SearchStrategy[float]:
    return VALUES.get(measure, st.floats(0, 10)) if measure in BUILT_IN else numbers


@st.composite
def measures(draw: st.DrawFn, key: str | None = None) -> Measure:
    low, high = sorted((draw(numbers), draw(numbers)))
    form = draw(st.sampled_from(Form))
    ends = {"low": low, "high": high} if form is Form.NUMBER and draw(st.booleans()) else {}
    return Measure(
        key=key or draw(keys),
        name=draw(names),
        form=form,
        better=draw(st.sampled_from(Better)),
        unit=draw(texts),
        step=draw(st.none() | st.floats(1e-6, 1e6)),
        position=draw(positions),
        archived=draw(st.booleans()),
        **ends,
    )


tags = st.builds(Tag, names, texts, positions, st.booleans())
kinds = st.builds(
    Kind,
    key=keys,
    name=names,
    mark=st.sampled_from(Mark),
    methods=st.lists(names, max_size=3).map(tuple),
    archived_methods=st.lists(names, max_size=3).map(tuple),
    position=positions,
    archived=st.booleans(),
    body=st.booleans(),
)
imports = st.builds(Import, ids, texts, texts, texts, utc_times)


@st.composite
def entries(
    draw: st.DrawFn,
    measure_keys: Sequence[str] = (*BUILT_IN, "pain"),
    tag_names: st.SearchStrategy[str] = names,
    origins: st.SearchStrategy[Origin | None] | None = None,
) -> Entry:
    rated = draw(st.lists(st.sampled_from(measure_keys), max_size=3, unique=True))
    return Entry(
        id=draw(ids),
        moment=draw(moments),
        recorded_at=draw(st.none() | utc_times),
        title=draw(texts),
        note=draw(texts),
        readings={key: draw(_values(key)) for key in rated},
        tags=tuple(draw(st.lists(tag_names, max_size=3))),
        private=draw(st.booleans()),
        starred=draw(st.booleans()),
        origin=draw(st.none() if origins is None else origins),
    )


@st.composite
def sessions(
    draw: st.DrawFn,
    among: Sequence[Kind] = (Kind("therapy", "Therapy"), Kind("massage", "Massage", methods=("Swedish",))),
    origins: st.SearchStrategy[Origin | None] | None = None,
) -> Session:
    kind = draw(st.sampled_from(among))
    return Session(
        id=draw(ids),
        kind=kind.key,
        method=draw(st.sampled_from(("", *kind.methods, *kind.archived_methods))),
        moment=draw(moments),
        minutes=draw(st.none() | st.integers(1, LONGEST_SESSION_MINUTES)),
        provider=draw(texts),
        place=draw(texts),
        online=draw(st.booleans()),
        status=draw(st.sampled_from(Status)),
        before_tension=draw(ratings),
        before_mood=draw(ratings),
        after_tension=draw(ratings),
        after_mood=draw(ratings),
        areas=tuple(draw(st.lists(texts, max_size=3))),
        pressure=draw(st.none() | st.integers(1, 5)),
        note=draw(texts),
        cost=draw(st.none() | st.floats(0, 1e6)),
        private=draw(st.booleans()),
        recorded_at=draw(st.none() | utc_times),
        origin=draw(st.none() if origins is None else origins),
        **draw(st.sampled_from(({}, {"heard": 7.5, "goals": 0.0}, {"way": 10.0}))),
        repeat=draw(st.sampled_from((None, *(Repeat("s", rule, date(2026, 1, 6)) for rule in Rule)))),
    )


def agenda_items(
    kind_keys: Sequence[str] = ("therapy",),
    session_ids: st.SearchStrategy[str | None] = maybe_ids,
    entry_ids: st.SearchStrategy[str | None] = maybe_ids,
) -> st.SearchStrategy[AgendaItem]:
    statuses = st.sampled_from(AgendaStatus)
    of_kind = st.sampled_from(("", *kind_keys))
    carried = st.integers(0, 9)
    return st.builds(AgendaItem, ids, names, utc_times, of_kind, statuses, session_ids, entry_ids, carried)


def practices(
    tag_names: st.SearchStrategy[str] = names, session_ids: st.SearchStrategy[str | None] = maybe_ids
) -> st.SearchStrategy[Practice]:
    return st.builds(
        Practice,
        id=ids,
        text=names,
        created_at=utc_times,
        due=st.none() | st.dates(),
        status=st.sampled_from(PracticeStatus),
        note=texts,
        tag=st.just("") | tag_names,
        session_id=session_ids,
    )


@st.composite
def pictures(draw: st.DrawFn, entry_ids: st.SearchStrategy[str]) -> Picture:
    media_type = draw(st.sampled_from(sorted(MEDIA_STARTS)))
    added_at = datetime(2026, 1, 20, 12, tzinfo=UTC)
    photo = Photo(draw(ids), draw(entry_ids), media_type, 3, 2, added_at, draw(positions))
    return Picture(photo, MEDIA_STARTS[media_type] + draw(st.binary(max_size=8)))


templates = st.builds(Template, ids, names, texts, positions)
learned_words = names.map(one_line)
scores = st.builds(Score, ids, names, numbers, st.dates(), texts, texts)
origins = st.builds(Origin, ids, texts, texts, texts, texts)


@st.composite
def journal_copies(draw: st.DrawFn) -> JournalCopy:
    """Draw a whole journal as another one can hold it: every reference leads to something in it."""
    own = draw(_listed(measures(), _key))
    rated = {**BUILT_IN, **{each.key: each for each in own if each.key not in BUILT_IN}}
    all_kinds = draw(_listed(kinds, _key, at_least=1))
    all_tags = draw(_listed(tags, lambda tag: tag.name.casefold(), at_least=1))
    made = draw(_listed(imports, _id, at_least=1))
    from_elsewhere = st.none() | st.builds(
        Origin, st.sampled_from([each.id for each in made]), names, texts, texts, texts
    )
    tag_names = st.sampled_from([tag.name for tag in all_tags])
    written = draw(_listed(entries(tuple(rated), tag_names, from_elsewhere), _id))
    held = draw(_listed(sessions(all_kinds, from_elsewhere), _id))
    session_ids = st.sampled_from([None, *(each.id for each in held)])
    entry_ids = st.sampled_from([None, *(each.id for each in written)])
    kind_keys = [kind.key for kind in all_kinds]
    some = [draw(st.booleans()) for _ in range(3)]
    on_entries = pictures(st.sampled_from([each.id for each in written])) if written else st.nothing()
    return JournalCopy(
        entries=written,
        sessions=held,
        measures=tuple(rated.values()),
        tags=all_tags,
        kinds=all_kinds,
        agenda_items=draw(_listed(agenda_items(kind_keys, session_ids, entry_ids), _id)),
        practices=draw(_listed(practices(tag_names, session_ids), _id)),
        scores=draw(_listed(scores, _id)),
        imports=made,
        facts=draw(st.dictionaries(keys, texts.map(storable), max_size=2)),
        photos=(draw(on_entries),) if written and some[0] else (),
        templates=(draw(templates),) if some[1] else (),
        learned_words=(draw(learned_words),) if some[2] else (),
    )


def _listed(
    of: st.SearchStrategy[Drawn], unique_by: Callable[[Drawn], Hashable], at_least: int = 0
) -> st.SearchStrategy[tuple[Drawn, ...]]:
    return st.lists(of, min_size=at_least, max_size=3, unique_by=unique_by).map(tuple)


def _id(record: Any) -> str:
    return str(record.id)


def _key(record: Any) -> str:
    return str(record.key)
