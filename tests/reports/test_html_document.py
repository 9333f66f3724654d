"""The report as one HTML file."""

from __future__ import annotations

import base64
import itertools
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from carejournal.reports.contents import Language, Part
from carejournal.reports.html_document import html_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.reports.contents import Note
    from reports.conftest import MakeContents

NASTY = '<script>alert(1)</script> & "quoted" <img src=x onerror=y>'
VOID = {"meta", "img", "br", "hr"}


class Outline(HTMLParser):
    """Reads a document: its elements, what is open, its words and its attributes."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(document)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_what_a_person_wrote_is_never_markup(make_contents: MakeContents, note: Callable[..., Note]) -> None:
    contents = make_contents(
        3,
        title=NASTY,
        first_name=NASTY,
        own_lines=(NASTY, NASTY, NASTY),
        agenda=(NASTY,),
        findings=(NASTY,),
        notes=(note(f"{NASTY}\n\n- [x] {NASTY}\n\n> {NASTY}\n\n    {NASTY}\n\n**{NASTY}**", NASTY),),
    )
    read = Outline(html_document(contents))
    assert not {"script", "iframe", "link"} & {tag for tag, _ in read.elements}
    assert all(set(picture) == {"src", "alt"} for picture in read.all("img"))
    assert not any(name.startswith("on") for _, attributes in read.elements for name in attributes)
    assert read.text.count("alert(1)") >= 11


def test_it_loads_nothing_and_shows_the_chart_with_its_words(make_contents: MakeContents) -> None:
    contents = make_contents()
    document = html_document(contents)
    read = Outline(document)
    (policy,) = [meta["content"] for meta in read.all("meta") if "http-equiv" in meta]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    (picture,) = read.all("img")
    assert picture["alt"] == contents.chart_alt
    assert base64.b64decode((picture["src"] or "").partition(",")[2]) == contents.chart_svg
    assert "http://" not in document


def test_headings_go_down_one_at_a_time_and_tables_name_rows_and_columns(
    make_contents: MakeContents, note: Callable[..., Note]
) -> None:
    read = Outline(html_document(make_contents(90, notes=(note("# Mine\n\n### Deeper\n\n1. a\n2. b"),))))
    levels = [int(tag[1]) for tag, _ in read.elements if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    scopes = {attributes.get("scope") for attributes in read.all("th")}
    assert scopes == {"col", "row"}


def test_it_says_what_the_pdf_says_in_its_language(make_contents: MakeContents) -> None:
    contents = make_contents(language=Language.GERMAN, withheld_notes=2, notes=())
    read = Outline(html_document(contents))
    assert read.all("html") == [{"lang": "de"}]
    for words in (
        "2 Notizen hat die",
        "In eigenen Worten",
        "PHQ-9: 9 (mild)",
        "Keine Diagnose",
        "wahrgenommen",
    ):
        assert words in read.text


@pytest.mark.parametrize("part", list(Part))
def test_each_part_can_be_left_out(make_contents: MakeContents, part: Part) -> None:
    whole, without = make_contents(), make_contents(parts=frozenset(Part) - {part})
    assert len(Outline(html_document(without)).all("h2")) < len(Outline(html_document(whole)).all("h2"))


def test_an_empty_period_says_so(make_contents: MakeContents) -> None:
    empty = make_contents(days=(), sessions=(), recorded_days=0, chart_svg=None, chart_alt="", scores=())
    text = Outline(html_document(empty)).text
    for words in ("Nothing was recorded in this period.", "No chart", "No notes in this period."):
        assert words in text
