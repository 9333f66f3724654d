"""Golden reports: whole documents of very different journals, each looked at as a reader program does."""

from __future__ import annotations

import itertools
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.reports.contents import Language
from carejournal.reports.note_blocks import plain_text
from carejournal.reports.redaction import BAR
from carejournal.reports.unshown_signs import with_names
from carejournal.services.report_choices import ReportChoices
from carejournal.services.report_files import make_csv, make_draft, make_html, make_pdf
from reports.pdf_reading import ReadPdf, squeezed
from services.report_making import FOUR_WEEKS, PUBLIC, at, entry, gather, write

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices
    from carejournal.services.report_choices import ReportMaterial

MARKUP = '#import "x" $x^2$ @ref <b>bold</b> \\* `raw` https://example.org/a_b'
RIGHT_TO_LEFT = "\u05e9\u05dc\u05d5\u05dd \u05dc\u05da \u0645\u0631\u062d\u0628\u0627"
ORDER = (
    "In my words",
    "To bring up",
    "What we agreed to try",
    "Measures",
    "Sessions",
    "Latest scores",
    "Course over the period",
    "What went together",
    "Day by day",
    "All sessions",
    "Notes",
)


def looked_at(material: ReportMaterial) -> ReadPdf:
    """Return the report's PDF, having found it sound: made twice the same, tagged, in order, fonts inside."""
    pdf = make_pdf(material)
    assert make_pdf(material) == pdf
    read = ReadPdf(pdf)
    assert read.fonts()
    bookmarks = read.bookmarks()
    assert bookmarks == [name for name in ORDER if name in bookmarks]
    headings = [int(name[1:]) for name in read.tag_names() if name[:1] == "H" and name[1:].isdigit()]
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(headings))
    for page in range(len(read.pages)):
        assert squeezed("Self-reported. Not a diagnosis.") in read.text(page)
    return read


@pytest.fixture
def of_sample(sample_services: JournalServices) -> ReportMaterial:
    last = sample_services.looking_back.span()
    assert last is not None
    lines = ("I sleep again.", "Small walks.", "A plan for Mondays.")
    choices = ReportChoices(
        Period.ending(last.last, 28), own_lines=lines, starred_only=True, first_name="Kim"
    )
    return sample_services.reporting.gather(choices)


def test_four_weeks_of_the_sample_life_are_two_pages_with_all_that_is_needed(
    of_sample: ReportMaterial,
) -> None:
    read = looked_at(of_sample)
    assert len(read.pages) == 2
    assert read.bookmarks() == [name for name in ORDER if name != "All sessions"]
    first = read.text(0)
    for words in (
        "I sleep again.",
        "A plan for Mondays.",
        "24 of 28 days",
        "PHQ-9",
        "▲ Therapy",
        "Record of Kim",
    ):
        assert squeezed(words) in first
    assert squeezed("notes withheld by the author.") in read.text(1)


def test_one_day(services: JournalServices) -> None:
    write(services, *PUBLIC)
    day = PUBLIC[2].moment.day
    read = looked_at(gather(services, Period(day, day)))
    assert len(read.pages) == 1
    assert squeezed("A walk.") in read.text()
    assert squeezed("Woke early.") not in read.text()


def test_an_empty_period(services: JournalServices) -> None:
    read = looked_at(gather(services))
    assert len(read.pages) == 1
    for words in ("0 of 28 days", "Nothing was recorded in this period.", "No notes in this period."):
        assert squeezed(words) in read.text()


@pytest.mark.parametrize("told", [False, True])
def test_only_private_notes_are_not_even_counted_unless_that_is_wanted(
    services: JournalServices, told: bool
) -> None:
    write(services, entry("p", at(3), title="Zqxv", note="Zqxw", tags=("Zqxt",), private=True, starred=True))
    text = looked_at(gather(services, count_private=told)).text()
    assert "Zqx" not in text
    assert (squeezed("Kept private by the person: 1 entry.") in text) is told
    assert ("1entry" in text) is told


def test_markup_right_to_left_and_emoji_stay_text(services: JournalServices) -> None:
    emoji = "\U0001f600 \u2600 \U0001fae8"
    for number, words in enumerate((MARKUP, RIGHT_TO_LEFT, emoji), 1):
        write(services, entry(f"e{number}", at(number), title=words, note=words, readings={"mood": number}))
    material = gather(services)
    made = make_draft(material).typeset
    text = looked_at(material).text()
    assert set(squeezed(RIGHT_TO_LEFT)) <= set(text)
    for words in ('#import "x" $x^2$ @ref <b>bold</b>', with_names("\U0001f600 \u2600", made.unshown)):
        assert squeezed(words) in text
    assert with_names("\U0001fae8", made.unshown) in text or "[shakingface]" in text
    html = make_html(material).decode()
    assert "&lt;b&gt;bold" in html
    assert emoji in html


def test_a_note_of_twenty_thousand_words_is_there_in_full_and_a_marked_one_of_them_is_not(
    services: JournalServices,
) -> None:
    words = [f"w{number}" for number in range(20_000)]
    words[17_000] = "Zqxv"
    write(services, entry("long", at(3), note=" ".join(words)))
    read = looked_at(gather(services, hidden_words=("zqxv",)))
    text = read.text()
    assert "Zqxv" not in text
    assert squeezed("w16999 █████ w17001") in text
    assert "w19999" in text


def everything_of(material: ReportMaterial) -> str:
    """Return all text of every form of a report."""
    text = ReadPdf(make_pdf(material)).text()
    alts = str(material.contents)
    return text + squeezed(make_html(material).decode() + make_csv(material).decode("utf-8-sig") + alts)


@pytest.mark.parametrize("language", list(Language))
def test_no_form_holds_a_note_that_was_left_out_or_a_word_that_was_marked(
    services: JournalServices, language: Language
) -> None:
    write(services, *PUBLIC)
    write(services, entry("out", at(6), title="Zqxa", note="Zqxb"))
    write(
        services, entry("in", at(7), title="About Zqxc", note="With **Zq**xc at noon", tags=("Zqxc house",))
    )
    choices: dict[str, Any] = {
        "left_out": frozenset({"out"}),
        "hidden_words": ("zqxc",),
        "language": language,
    }
    everything = everything_of(gather(services, **choices))
    assert "Awalk." in everything
    assert "atnoon" in everything
    for secret in ("Zqxa", "Zqxb", "Zqxc"):
        assert secret not in everything
    whole = everything_of(gather(services, language=language))
    assert [secret for secret in ("Zqxa", "Zqxb", "Zqxc") if secret not in whole] == []


def test_words_marked_in_one_note_are_blacked_out_there_and_stand_elsewhere(
    services: JournalServices,
) -> None:
    write(
        services,
        entry("one", at(6), title="Zqxa and I", note="Met **Zqxa** by the lake.\n\n- Zqxa again\n- a lake"),
        entry("two", at(7), note="Zqxa called."),
    )
    material = gather(services, marked={"one": ("Zqxa", "by the lake", "gone"), "away": ("called",)})
    one, two = material.contents.notes
    assert one.title == f"{BAR} and I"
    assert plain_text(one.blocks or ()) == f"Met {BAR} {BAR}.\n- {BAR} again\n- a lake"
    assert two.markdown == "Zqxa called."
    assert material.contents.blacked_out
    assert "█████" in ReadPdf(make_pdf(material)).text()
    without = gather(services, marked={"one": ("Zqxa",)}, left_out=frozenset({"one"}))
    assert not without.contents.blacked_out


def test_starred_notes_are_proposed_and_others_can_be_taken_in(services: JournalServices) -> None:
    write(services, *PUBLIC)
    contents = gather(services, starred_only=True).contents
    assert ([note.markdown for note in contents.notes], contents.withheld_notes) == (["A walk."], 1)
    contents = gather(services, starred_only=True, included=frozenset({"a"})).contents
    assert ([note.markdown for note in contents.notes], contents.withheld_notes) == (
        ["Woke early.", "A walk."],
        0,
    )


def test_measures_of_ones_own_are_drawn_where_that_is_wanted(services: JournalServices) -> None:
    write(services, entry("i", Moment(datetime(2026, 11, 3, 9)), readings={"ill": 1, "mood": 3}))
    trend = gather(services, FOUR_WEEKS, charted=frozenset({"ill", "mood"})).trend
    assert trend is not None
    assert [panel.name for panel in trend.panels] == ["Mood", "Stress", "Sleep hours", "Ill today"]
    assert trend.panels[-1].yes_no
