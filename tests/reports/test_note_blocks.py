"""What a note consists of, as plain words, as data for the template and as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.reports.document import document_data
from carejournal.reports.html_notes import note_html
from carejournal.reports.markdown_blocks import markdown_blocks
from carejournal.reports.note_blocks import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.reports.contents import Note
    from reports.conftest import MakeContents

WRITTEN = """# A day

Slept *well*\\
and long.

> said **so**
>
> - and so

1. first
2. second

- [x] done
- [ ] not done

---

    kept   as & is
"""


def test_the_plain_words_of_a_note_have_a_line_for_each_paragraph_point_and_quote() -> None:
    assert plain_text(markdown_blocks(WRITTEN)).splitlines() == [
        "A day",
        "Slept well",
        "and long.",
        "> said so",
        "> - and so",
        "- first",
        "- second",
        "- done",
        "- not done",
        "kept   as & is",
    ]


def test_the_template_is_told_of_every_block_in_order(
    make_contents: MakeContents, note: Callable[..., Note]
) -> None:
    (told,) = document_data(make_contents(1, notes=(note(WRITTEN),)))["notes"]
    kinds = [block["kind"] for block in told["blocks"]]
    assert kinds == ["paragraph", "paragraph", "quote", "list", "list", "divider", "code"]
    assert [told["blocks"][at]["start"] for at in (3, 4)] == [1, None]
    assert [item["done"] for item in told["blocks"][4]["items"]] == [True, False]
    assert told["blocks"][6]["text"].strip() == "kept   as & is"


def test_html_has_an_element_for_every_block_and_look(
    make_contents: MakeContents, note: Callable[..., Note]
) -> None:
    (told,) = document_data(make_contents(1, notes=(note(WRITTEN),)))["notes"]
    written = note_html(told)
    for part in (
        '<h4 dir="auto">A day</h4>',
        "Slept <em>well</em><br>and long.",
        '<blockquote><p dir="auto">said <strong>so</strong></p><ul>',
        '<ol start="1">',
        '<li>☑ <p dir="auto">done</p></li>',
        '<li>☐ <p dir="auto">not done</p></li>',
        "<hr>",
        "<pre><code>kept   as &amp; is",
    ):
        assert part in written
