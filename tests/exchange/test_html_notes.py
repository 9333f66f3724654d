"""Notes with simple HTML as Markdown."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.exchange.html_notes import to_markdown

patient = settings(deadline=None)
"""The first example may load a library."""


@pytest.mark.parametrize(
    ("note", "markdown"),
    [
        ("Zeile A<br>Zeile B", "Zeile A  \nZeile B"),
        ("a<br><br>b", "a\n\nb"),
        ("a<BR/>b<br />c", "a  \nb  \nc"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("<div><div>a</div></div><div>b<br></div>c", "a  \nb  \nc"),
        ("before<div>after</div>", "before  \nafter"),
        ("so <b>good</b> and <i>calm</i>", "so **good** and *calm*"),
        ("<strong>a</strong> <em>b</em> <s>c</s> <u>d</u>", "**a** *b* ~~c~~ d"),
        ("<b> x </b>y", "**x** y"),
        ("<i><b>x</b></i>", "***x***"),
        ("<b><i><s>x</s></i></b>", "***~~x~~***"),
        ("<b>a<br><br>b</b>", "**a**\n\n**b**"),
        ("<b>open", "**open**"),
        ("closed</b>", "closed"),
        ("<b></b>", ""),
        ("sign<b>(s)</b>", "sign(s)"),
        ("for:<ul><li>soup</li><li>quiet</li></ul>end", "for:\n\n- soup\n- quiet\n\nend"),
        ("<ol><li>soup</li><li>quiet</li></ol>", "1. soup\n2. quiet"),
        ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "- a\n- b"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<h2>Title</h2>x", "## Title\n\nx"),
        ("<blockquote>q</blockquote>", "> q"),
        ("old<br>\nnew\nline <b>x</b>", "old  \nnew  \nline **x**"),
    ],
)
def test_markup_becomes_markdown(note: str, markdown: str) -> None:
    assert to_markdown(note) == markdown


@pytest.mark.parametrize(
    ("note", "markdown"),
    [
        ("2 < 3 & 4 > 3", "2 < 3 & 4 > 3"),
        ("2 &lt; 3 &amp; 4 &gt; 3", "2 < 3 & 4 > 3"),
        ("&amp;lt;", "\\&lt;"),
        ("it&#39;s&nbsp;fine", "it's fine"),
        ("R&D &copy this", "R&D &copy this"),
        ("if (a<b) and c>d", "if (a\\<b) and c>d"),
        ("a <b and c> d", "a \\<b and c> d"),
        ("<Sam>", "\\<Sam>"),
        ("<b>5*3*2</b> # x", "**5\\*3\\*2** # x"),
        ("<div># x</div>", "\\# x"),
        ("<b></b># x", "\\# x"),
    ],
)
def test_text_stays_text_and_entities_are_resolved_once(note: str, markdown: str) -> None:
    assert to_markdown(note) == markdown


@pytest.mark.parametrize(
    ("note", "markdown"),
    [
        ('<a href="https://example.org/a_(b)">see</a>', "[see](https://example.org/a_%28b%29)"),
        ('<a href="https://example.org/">https://example.org/</a>', "<https://example.org/>"),
        ('<a href="javascript:alert(1)">see</a>', "see"),
        ("<a href='data:text/html,x'>see</a>", "see"),
        ("<a>see</a>", "see"),
        ('<img src="https://example.org/x.png">see', "see"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("![x](https://example.org/x.png)", "![x\\](https://example.org/x.png)"),
    ],
)
def test_links_stay_links_and_nothing_else_is_fetched_or_run(note: str, markdown: str) -> None:
    assert to_markdown(note) == markdown


TAGS = ("b", "i", "u", "s", "div", "p", "ul", "ol", "li", "span", "h1", "blockquote", "a")
PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in TAGS),
        *(f"</{tag}>" for tag in TAGS),
        "<br>",
        "one ",
        "two",
        "\n",
        "&amp;",
        "*",
        "# ",
    ]
)


@patient
@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_word_is_lost_however_the_tags_stand(note: str) -> None:
    assert re.findall("one|two", to_markdown(note)) == re.findall("one|two", note)


@patient
@given(st.text())
def test_any_text_becomes_markdown_without_outer_blanks(note: str) -> None:
    markdown = to_markdown(note)
    assert markdown == markdown.strip()


def test_lists_in_lists_without_end_become_lines() -> None:
    assert to_markdown("<ul><li>x" * 5_000) == "\n\n".join("x" * 5_000)


@pytest.mark.parametrize(
    "piece",
    ["<b>", "<ul><li>", "</div>", "<br>", "<b x=", "<div>", "&amp;", "<li>x</li>", " ", "<p>", "<b>*"],
)
def test_endless_repetition_comes_to_an_end(piece: str) -> None:
    markdown = to_markdown("<i>y</i>" + piece * 20_000 + "y")
    assert markdown.count("y") == 2
    assert markdown.count("x") == (piece * 20_000).count("x")


def test_everyday_notes_do_not_load_the_html_library() -> None:
    script = (
        "import sys; from carejournal.exchange.html_notes import to_markdown;"
        "to_markdown('a<br><b>b</b><div>c</div><ul><li>d</li></ul> 2 &lt; 3');"
        "sys.exit('bs4' in sys.modules or 'markdownify' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
