"""A note's blocks as HTML elements; every text of the person is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

ELEMENTS = {"bold": "strong", "italic": "em", "struck": "s", "code": "code"}
DEEPEST_HEADING = 6


def note_html(note: dict[str, Any]) -> str:
    """Return one note of the document's data with its date as a heading."""
    title = f" · {note['title']}" if note["title"] else ""
    late = f'<p class="quiet">{escape(note["late"])}</p>' if note["late"] else ""
    head = f'<h3 dir="auto">{escape(note["moment"] + title)}</h3>'
    return f"<article>{head}{late}{_blocks(note['blocks'])}</article>"


def _blocks(blocks: Sequence[dict[str, Any]]) -> str:
    return "".join(map(_block, blocks))


def _block(block: dict[str, Any]) -> str:
    match block["kind"]:
        case "paragraph":
            level = block["level"]
            name = f"h{min(3 + level, DEEPEST_HEADING)}" if level else "p"
            return f'<{name} dir="auto">{"".join(map(_run, block["runs"]))}</{name}>'
        case "quote":
            return f"<blockquote>{_blocks(block['blocks'])}</blockquote>"
        case "code":
            return f"<pre><code>{escape(block['text'])}</code></pre>"
        case "list":
            name = "ul" if block["start"] is None else "ol"
            start = "" if block["start"] is None else f' start="{int(block["start"])}"'
            return f"<{name}{start}>{''.join(map(_item, block['items']))}</{name}>"
    return "<hr>"


def _item(item: dict[str, Any]) -> str:
    box = "" if item["done"] is None else "☑ " if item["done"] else "☐ "
    return f"<li>{box}{_blocks(item['blocks'])}</li>"


def _run(run: dict[str, Any]) -> str:
    if run["text"] == "\n":
        return "<br>"
    text = escape(run["text"])
    for style in run["styles"]:
        text = f"<{ELEMENTS[style]}>{text}</{ELEMENTS[style]}>"
    return text
