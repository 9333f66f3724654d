"""Reports as documents: what stands in the file, and that nothing private ever does."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pikepdf
import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.measure import Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.session import Kind, Mark, Session, Status
from carejournal.domain.tag import Tag
from carejournal.reports.contents import Language, Paper, Part
from carejournal.services.opening import create_services
from carejournal.services.report_files import make_pdf
from fake_clock import FakeClock
from reports.pdf_reading import ReadPdf, squeezed
from services.report_making import PUBLIC, add_catalogue, at, entry, gather, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices

MARKERS = ("Zqxva", "Zqxvb", "Zqxvc", "Zqxvd", "Zqxve", "Zqxvf", "Zqxvg")


@pytest.fixture
def public(services: JournalServices) -> JournalServices:
    """Return a journal with a few records, none of them private."""
    write(services, *PUBLIC)
    return services


@pytest.fixture
def with_private(tmp_path: Path) -> Iterator[JournalServices]:
    """Yield the same journal with private records beside the others, each with a marker in every place."""
    services = create_services(tmp_path / "private.carejournal", clock=FakeClock())
    write(services, *PUBLIC)
    add_catalogue(
        services,
        measures=(Measure("zqxv", "Zqxva", Form.NUMBER, unit="Zqxvb", position=8),),
        kinds=(Kind("zqxv", "Zqxvc", Mark.STAR, methods=("Zqxvd",), position=8),),
    )
    readings = {"mood": 9.87, "stress": 9.87, "sleep_hours": 3.25, "ill": 1, "zqxv": 98.76}
    hidden = Entry(
        "p",
        at(3, "09:00"),
        datetime(2026, 11, 20, tzinfo=UTC),
        "Zqxve",
        "Zqxvf",
        readings,
        ("Zqxvg",),
        private=True,
    )
    write(
        services,
        hidden,
        replace(hidden, id="p2", moment=at(15), starred=True),
        replace(hidden, id="p3", moment=at(24, month=10)),
        Session("q", "zqxv", at(5, "10:00"), "Zqxvd", provider="Zqxve", note="Zqxvf", private=True),
        Session("q2", "therapy", at(6, "10:00"), "Zqxvd", status=Status.MISSED, private=True),
    )
    yield services
    services.journal.close()


def everything_in(pdf: bytes) -> str:
    """Return all text of a PDF: what is shown, what is read aloud, and every string beside them."""
    reader = ReadPdf(pdf)
    strings = [str(item) for item in _strings(reader.document.trailer, set())]
    return squeezed(reader.text() + " ".join(strings))


def _strings(item: Any, seen: set[tuple[int, int]]) -> Iterator[pikepdf.String]:
    if isinstance(item, pikepdf.Object) and item.is_indirect:
        if item.objgen in seen:
            return
        seen.add(item.objgen)
    if isinstance(item, pikepdf.String):
        yield item
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in item.keys():  # noqa: SIM118 - a Dictionary of pikepdf iterates otherwise
            yield from _strings(item[key], seen)
    elif isinstance(item, pikepdf.Array):
        for each in item:
            yield from _strings(each, seen)


def test_private_records_make_no_difference_at_all(
    public: JournalServices, with_private: JournalServices
) -> None:
    for services in (public, with_private):  # so many that the chart's line is drawn from the first day on
        write(
            services, *(entry(f"o{day}", at(day, month=10), readings={"mood": 5}) for day in (21, 22, 23, 26))
        )
    without, material = gather(public), gather(with_private)
    assert without.trend is not None
    assert without.trend.panels[0].line[0] == (2 + 5 + 5 + 5 + 5) / 5
    assert material.contents == without.contents
    assert make_pdf(material) == make_pdf(without)


def test_no_word_or_number_of_a_private_record_is_in_the_document(with_private: JournalServices) -> None:
    text = everything_in(make_pdf(gather(with_private)))
    assert "Wokeearly." in text
    assert "Mood:recordedon2of28days" in text  # the chart in words, which nobody sees on the page
    for secret in (*MARKERS, "9.87", "9.9", "98.8", "3.25"):
        assert secret not in text


def test_the_same_records_are_all_there_once_they_are_private_no_more(with_private: JournalServices) -> None:
    for name in ("p", "p2"):
        hidden = with_private.entries.get(name)
        assert hidden is not None
        with_private.entries.write(replace(hidden, private=False))
    session = with_private.sessions.get("q")
    assert session is not None
    with_private.sessions.write(replace(session, private=False))
    text = everything_in(make_pdf(gather(with_private)))
    assert [marker for marker in MARKERS if marker not in text] == []


def test_a_report_of_an_empty_period_says_so(services: JournalServices) -> None:
    material = gather(services)
    assert material.trend is None
    assert (material.contents.recorded_days, material.contents.days, material.contents.notes) == (0, (), ())
    text = ReadPdf(make_pdf(material)).text()
    for sentence in ("0 of 28 days", "Nothing was recorded in this period.", "No notes in this period."):
        assert squeezed(sentence) in text


@pytest.mark.parametrize("parts", [{Part.NOTES}, {Part.SUMMARY, Part.DAYS}])
def test_only_the_parts_that_are_wanted_come_in(public: JournalServices, parts: set[Part]) -> None:
    material = gather(public, parts=frozenset(parts))
    assert material.contents.parts == parts
    text = ReadPdf(make_pdf(material)).text()
    assert ("Awalk." in text) == (Part.NOTES in parts)
    assert ("0worst,10best" in text) == (Part.SUMMARY in parts)


def test_a_german_report_has_german_words_throughout(public: JournalServices) -> None:
    add_catalogue(public, kinds=(Kind("yoga", "Yoga im Park", Mark.STAR, position=9),))
    write(public, Session("y", "yoga", at(9)))
    material = gather(public, language=Language.GERMAN, first_name="Kim")
    assert [line.name for line in material.contents.measures] == [
        "Stimmung", "Stress", "Schlafqualität", "Schlafdauer", "Heute krank",
    ]  # fmt: skip
    assert [line.kind for line in material.contents.sessions] == ["Therapie", "Yoga im Park"]
    reader = ReadPdf(make_pdf(material))
    assert str(reader.document.Root.Lang) == "de"
    text = reader.text()
    assert "AufzeichnungenvonKim" in text
    for english in ("Mood", "Sleep", "Therapy", "Notes", "Measure"):
        assert english not in text
    (figure,) = [element for name, element in reader.tags() if name == "Figure"]
    assert "Stimmung: aufgezeichnet an 2 von 28 Tagen, Mittel 5,5" in str(figure.Alt)
    assert "Therapie 1, Yoga im Park 1" in str(figure.Alt)


def test_the_sample_is_marked_as_invented_on_every_page(sample_services: JournalServices) -> None:
    span = sample_services.looking_back.span()
    assert span is not None
    material = gather(sample_services, Period.ending(span.last, 28))
    assert material.contents.sample
    reader = ReadPdf(make_pdf(material))
    for number in range(len(reader.pages)):
        assert squeezed("Sample: an invented record of no real person") in reader.text(number)


def test_the_same_report_twice_is_the_same_file(public: JournalServices) -> None:
    assert make_pdf(gather(public)) == make_pdf(gather(public))


def test_paper_is_what_was_chosen(public: JournalServices) -> None:
    readers = [
        ReadPdf(make_pdf(gather(public, paper=paper, parts=frozenset())))
        for paper in (Paper.A4, Paper.LETTER)
    ]
    widths = [reader.pages[0].mediabox[2] for reader in readers]
    assert [round(float(width)) for width in widths] == [595, 612]


def test_a_password_locks_the_report(public: JournalServices) -> None:
    locked = make_pdf(gather(public), "three old words")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    with pikepdf.open(io.BytesIO(locked), password="three old words") as document:
        assert document.Root.MarkInfo.Marked


def test_three_years_of_days_become_one_report(
    services: JournalServices, capsys: pytest.CaptureFixture[str]
) -> None:
    period = Period(date(2023, 11, 23), date(2026, 11, 22))
    entries = tuple(
        Entry(
            f"e{number}",
            Moment(datetime(day.year, day.month, day.day, 21), 60),
            note=f"Day {number}. " + "An ordinary day with some words about it. " * 4,
            readings={"mood": number % 11, "stress": number % 7, "sleep_hours": 6 + number % 9 / 4},
            tags=("people",) if number % 3 else (),
        )
        for number, day in enumerate(period)
    )
    sessions = tuple(Session(f"s{day}", "therapy", Moment.on(day)) for day in list(period)[::7])
    add_catalogue(services, entries=entries, sessions=sessions, tags=(Tag("people", position=1),))
    start = time.perf_counter()
    material = gather(services, period)
    pdf = make_pdf(material)
    seconds = time.perf_counter() - start
    with capsys.disabled():
        print(f"\nThree years as a report: {seconds:.1f} s, {len(pdf) / 1e6:.1f} MB")  # noqa: T201
    assert material.contents.recorded_days == len(period) == 1096
    notes = re.findall(r"Day(\d+)\.An", ReadPdf(pdf).text())
    assert [int(number) for number in notes] == list(range(1096))
    assert material.trend is not None
    assert np.isfinite(material.trend.panels[0].values).all()
