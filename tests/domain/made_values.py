"""Values of the domain that hypothesis makes up, each as unlike an ordinary one as the domain allows."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaItem, AgendaStatus, Practice, PracticeStatus, Score
from carejournal.domain.measure import BUILT_IN, Better, Form, Measure
from carejournal.domain.moment import LARGEST_OFFSET_MINUTES, Moment
from carejournal.domain.origin import Import, Origin
from carejournal.domain.repeat import Repeat, Rule
from carejournal.domain.session import LONGEST_SESSION_MINUTES, Kind, Mark, Session, Status
from carejournal.domain.tag import Tag

any_text = st.text(st.sampled_from("\0\ud800\udfff \n aÄ") | st.characters())
"""Every character there is, NUL and halves of characters more often than others."""

words = any_text.filter(lambda text: bool(text.replace("\0", "").strip()))
ids = st.uuids().map(str)
numbers = st.floats(allow_nan=False, allow_infinity=False)
ratings = st.floats(0, 10)
utc_times = st.datetimes(timezones=st.just(UTC))

moments = st.one_of(
    st.builds(
        Moment,
        st.datetimes(),
        st.none() | st.integers(-LARGEST_OFFSET_MINUTES, LARGEST_OFFSET_MINUTES),
    ),
    st.dates().map(Moment.on),
)

OWN = Measure("own", "Own", Form.NUMBER)
"""A measure of the person's own that takes any number; a journal must have it before its readings."""

readings = st.fixed_dictionaries(
    {},
    optional={
        "mood": ratings,
        "stress": ratings,
        "sleep_quality": ratings,
        "sleep_hours": st.integers(0, 96).map(lambda quarters: quarters / 4),
        "ill": st.sampled_from([0.0, 1.0]),
        OWN.key: numbers,
    },
)


def origins(made: Import) -> st.SearchStrategy[Origin]:
    """Return origins that this import brought."""
    return st.builds(Origin, st.just(made.id), any_text, any_text, any_text, any_text)


def entries(made: Import) -> st.SearchStrategy[Entry]:
    """Return entries, some of which this import brought."""
    return st.builds(
        Entry,
        id=ids,
        moment=moments,
        recorded_at=st.none() | utc_times,
        title=any_text,
        note=any_text,
        readings=readings,
        tags=st.lists(any_text, max_size=4).map(tuple),
        private=st.booleans(),
        starred=st.booleans(),
        origin=st.none() | origins(made),
    )


repeats = st.builds(Repeat, ids, st.sampled_from(Rule), st.dates())


def sessions(made: Import) -> st.SearchStrategy[Session]:
    """Return sessions of therapy, some of which this import brought."""
    return st.builds(
        Session,
        id=ids,
        kind=st.just("therapy"),
        moment=moments,
        method=any_text,
        minutes=st.none() | st.integers(1, LONGEST_SESSION_MINUTES),
        provider=any_text,
        place=any_text,
        online=st.booleans(),
        status=st.sampled_from(Status),
        before_tension=st.none() | ratings,
        before_mood=st.none() | ratings,
        after_tension=st.none() | ratings,
        after_mood=st.none() | ratings,
        areas=st.lists(any_text, max_size=3).map(tuple),
        pressure=st.none() | st.integers(1, 5),
        note=any_text,
        cost=st.none() | st.floats(0, 1e9, exclude_max=True),
        private=st.booleans(),
        recorded_at=st.none() | utc_times,
        origin=st.none() | origins(made),
        heard=st.none() | ratings,
        goals=st.none() | ratings,
        way=st.none() | ratings,
        repeat=st.none() | repeats,
    )


def _measure(form: Form, ends: list[float], better: Better, name: str, unit: str, step: float) -> Measure:
    low, high = sorted(ends)
    return Measure("made_up", name, form, better, unit, low, high, step, position=7, archived=True)


measures = st.one_of(
    st.sampled_from(list(BUILT_IN.values())),
    st.builds(
        _measure,
        st.sampled_from(Form),
        st.lists(numbers, min_size=2, max_size=2),
        st.sampled_from(Better),
        words,
        any_text,
        st.floats(0, exclude_min=True, allow_infinity=False),
    ),
)

positions = st.integers(0, 1000)
tags = st.builds(Tag, words, any_text, positions, st.booleans())
kinds = st.builds(
    Kind,
    st.just("made_up"),
    words,
    st.sampled_from(Mark),
    st.lists(any_text, max_size=4).map(tuple),
    positions,
    st.booleans(),
    st.lists(any_text, max_size=4).map(tuple),
    st.booleans(),
)

agenda_items = st.builds(
    AgendaItem,
    ids,
    words,
    utc_times,
    st.just("therapy"),
    st.sampled_from(AgendaStatus),
    carried=st.integers(0, 9),
)
practices = st.builds(
    Practice,
    ids,
    words,
    utc_times,
    due=st.none() | st.dates(),
    status=st.sampled_from(PracticeStatus),
    note=any_text,
    tag=any_text,
)
scores = st.builds(Score, ids, words, numbers, st.dates(), any_text, any_text)
imports = st.builds(Import, ids, any_text, any_text, any_text, utc_times)

SOME_IMPORT = Import(
    "import-1", "daylio-csv", "Daylio", "export.csv", datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
)
