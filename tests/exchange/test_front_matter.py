"""Properties of Markdown files, and fields and tags in their text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carejournal.exchange.front_matter import hashtags, heading_name, inline_fields, split_note


def test_front_matter_is_taken_off_the_text() -> None:
    note = split_note("\ufeff---\r\nmood: 4\r\n---\r\n\r\nText.\r\n\r\n---\r\nA rule.")
    assert note.properties == {"mood": "4"}
    assert note.body == "Text.\n\n---\nA rule."
    assert note.has_front
    assert not note.broken


def test_broken_front_matter_loses_no_text() -> None:
    text = "---\nmood: [4\n---\nText."
    note = split_note(text)
    assert (note.body, note.properties, note.broken) == (text, {}, True)
    listed = split_note("---\n- a\n---\nText.")
    assert (listed.body, listed.broken) == ("---\n- a\n---\nText.", True)


def test_a_text_without_front_matter_is_all_body() -> None:
    assert split_note("No front.\n---\na: b\n---").body == "No front.\n---\na: b\n---"
    assert split_note("---\nnever closed").body == "---\nnever closed"
    assert split_note("---\n---\nText").body == "Text"


def test_fields_are_found_in_lines_lists_and_brackets_but_not_in_code() -> None:
    body = (
        "stress:: 6\n- Slept:: 23:10 - 06:45\n- [x] took pills:: yes\nA [mood:: 4] here (energy:: 3/5).\n"
        "`code:: 1`\n```\nfenced:: 2\n```\nstress:: 9\nhttp::/x\nC:: \n"
    )
    assert inline_fields(body) == {
        "stress": "6",
        "Slept": "23:10 - 06:45",
        "took pills": "yes",
        "mood": "4",
        "energy": "3/5",
    }


def test_tags_in_the_text_are_found_but_no_headings_links_or_code() -> None:
    body = "# Heading\n#nature walk, #a/b #2026\n"
    body += "https://x.org/#part `#code` ##two &#39; (#good)\n~~~\n#fenced\n~~~"
    assert hashtags(body) == ["nature", "a/b", "good"]


def test_the_heading_at_the_top_names_a_note() -> None:
    assert heading_name("\n# A day #\nx") == "A day"
    assert heading_name("x\n# A day") == ""


@given(st.text(max_size=300))
def test_any_text_can_be_split_and_nothing_of_it_is_lost(text: str) -> None:
    note = split_note("---\na: b\n---\n" + text)
    assert note.properties == {"a": "b"}
    inline_fields(text)
    hashtags(text)
    kept = split_note(text)
    assert kept.has_front or "".join(kept.body.split()) == "".join(text.removeprefix("\ufeff").split())
