"""Whatever was written stays text, can be copied out again and cannot stop the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carejournal.domain.moment import Moment
from carejournal.domain.session import Mark
from carejournal.reports.contents import (
    DayRow,
    MeasureLine,
    Note,
    Part,
    SessionLine,
)
from carejournal.reports.typesetting import typeset, typeset_with_pages
from carejournal.reports.unshown_signs import boxed_characters, with_names
from reports.pdf_reading import ReadPdf, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.conftest import MakeContents

LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 8
MARKUP_CHARACTERS = """#import "x": * and #include "/etc/passwd" #panic() $x^2$ @ref <label> = / // /* */ []
- *bold* _under_ `raw` \\* \\n ~ <b>html</b> --- ... "quotes" https://example.org"""
PIECES = (
    "# ", "- ", "1. ", "> ", "    ", "```\n", "`", "**", "*", "~~", "[", "](x)", "![", "<b>", "\\", "\n",
    "\n\n", "- [ ] ", "word ", "\u65e5", "\u0639", "\u05e9", "\u064b", "\U0001f600", "\u200b", "\u202e",
    "\u2067", "\u0301", "\u20e3", "\ufe0f", "\u00ad", "|", "#", "$", "@a", "\x00", "\uffff", "\ud800",
    "\ufeff", "\t", "\u0378", "\u0928\u093f", "\u0e33",
)  # fmt: skip


def test_a_note_with_typesetting_signs_stays_text(
    make_contents: MakeContents, note: Callable[..., Note]
) -> None:
    text = ReadPdf(typeset(make_contents(1, notes=(note(MARKUP_CHARACTERS, "#title $x$ @a <b>"),)))).text()
    for literal in (
        '#import "x": *',
        '#include "/etc/passwd"',
        "#panic()",
        "$x^2$",
        "@ref <label>",
        "// /* */",
    ):
        assert squeezed(literal) in text
    for literal in ("#title $x$ @a <b>", "<b>html</b>", "\\n", '"quotes"', "---"):
        assert squeezed(literal) in text


@pytest.mark.parametrize(
    "written",
    [
        "Slept well, Zürich, naïve — “quoted”",
        "Сегодня был хороший день, καλή μέρα",
        "\u4eca\u5929\u7761\u5f97\u5f88\u597d",
        "\U0001f600 \u2600 \u2713",
        "\u0939\u093f\u0928\u094d\u0926\u0940",
        "\U0001fae8 \U00013000 \u0e44\u0e17\u0e22",
        "\U00013000 \U00013001 \U00013002 \U00013003 \U00013004 \U00013005",
    ],
    ids=["Latin", "Cyrillic and Greek", "Chinese", "emoji", "Devanagari", "rare signs", "hieroglyphs"],
)
def test_any_script_can_be_copied_out_again_or_is_named_where_no_font_has_it(
    make_contents: MakeContents, note: Callable[..., Note], written: str
) -> None:
    made = typeset_with_pages(make_contents(1, notes=(note(written),)))
    named = with_names(written, made.unshown)
    text = ReadPdf(made.pdf).text()
    for character in squeezed(named):
        assert character in text
    assert (named == written) == (not made.unshown)
    assert not boxed_characters(made.pdf)


@pytest.mark.parametrize(
    "written", ["\u0645\u0631\u062d\u0628\u0627 8/10", "\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd (x)"]
)
def test_writing_from_right_to_left_has_all_its_letters(
    make_contents: MakeContents, note: Callable[..., Note], written: str
) -> None:
    text = ReadPdf(typeset(make_contents(1, notes=(note(f"**{written}** *{written}*", written),)))).text()
    assert set(squeezed(written)) <= set(text)


def test_a_letter_under_a_sign_of_another_font_does_not_stop_the_report(
    make_contents: MakeContents, note: Callable[..., Note]
) -> None:
    # typst 0.15 refuses the first and panics on the second unless all fonts are named; of the third, only
    # letters that are not slanted have the sign
    for written in ("Ǿ\u20d8", "\u05d0 \u202e:\u20e3 \u05d1", "*a\u064b*"):
        pdf = typeset(make_contents(1, notes=(note(written),)))
        assert pdf.startswith(b"%PDF")
        assert not boxed_characters(pdf)


def test_words_longer_than_a_line_break_and_are_not_changed(
    make_contents: MakeContents, note: Callable[..., Note]
) -> None:
    contents = make_contents(
        1,
        title=LONG_WORD,
        first_name=LONG_WORD,
        measures=(MeasureLine(LONG_WORD, 5.0, 1, scale=LONG_WORD),),
        days=(DayRow(make_contents(1).period.first, (5.0,), tags=(LONG_WORD,)),),
        sessions=(
            SessionLine(Moment.on(make_contents(1).period.first), LONG_WORD, LONG_WORD, mark=Mark.STAR),
        ),
        notes=(note(LONG_WORD, LONG_WORD),),
    )
    assert ReadPdf(typeset(contents)).text().count(LONG_WORD) >= 7


def test_a_very_long_note_is_there_in_full(make_contents: MakeContents, note: Callable[..., Note]) -> None:
    words = [f"w{n}" for n in range(20_000)]
    read = ReadPdf(typeset(make_contents(1, notes=(note(" ".join(words)),))))
    assert len(read.pages) > 10
    last = read.text(-1)
    assert "w19999" in last
    assert sum(read.text(page).count("w") for page in range(len(read.pages))) >= len(words)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), min_size=8, max_size=8))
def test_no_note_can_stop_the_report(
    make_contents: MakeContents, note: Callable[..., Note], texts: list[str]
) -> None:
    contents = make_contents(
        1, notes=tuple(note(text, text) for text in texts), parts=frozenset({Part.NOTES})
    )
    assert typeset(contents).startswith(b"%PDF")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), min_size=1))
def test_no_character_can_stop_the_report(
    make_contents: MakeContents, note: Callable[..., Note], text: str
) -> None:
    contents = make_contents(
        1, title=f"t{text}", first_name=text, findings=(text,), notes=(note(text, text),)
    )
    assert typeset(contents).startswith(b"%PDF")
