"""Notes in which an app keeps simple HTML, or plain text that only looks like it, as Markdown."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from carejournal.exchange.markdown_text import (
    can_emphasise,
    escaped,
    from_plain,
    with_line_breaks,
    with_plain_line_ends,
)

if TYPE_CHECKING:
    from markdownify import MarkdownConverter

LONGEST_MARKUP = 50_000
"""Characters of HTML given to markdownify: it takes long over long lists, and a diary's notes are shorter."""

TAG = re.compile(
    r"<(/?)(br|b|strong|i|em|u|s|strike|del|ins|sub|sup|small|big|mark|span|font"
    r"|div|p|ul|ol|li|h[1-6]|blockquote|a|img|hr)"
    r"((?:\s+[\w:-]+=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*)\s*/?>",
    re.IGNORECASE,
)
"""The tags that count as such; any other angle bracket is something the person typed."""
HREF = re.compile(r"\shref=(?:\"([^\"]*)\"|'([^']*)'|(\S+))", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "s": "s", "strike": "s", "del": "s"}
MARKS = {"b": "**", "i": "*", "s": "~~"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset({"br", "div", "p", "ul", "ol", "li", "blockquote", "hr", *HEADINGS})

FLAT_INLINE = re.compile(r"<([bis])>([^<>]*)</\1>")
FLAT_LIST = re.compile(r"<([uo]l)>((?:<li>[^<>]*</li>)+)</\1>")
LIST_ITEM = re.compile(r"<li>([^<>]*)</li>")


def to_markdown(note: str) -> str:
    """Return a note as Markdown: its markup kept where Markdown has it, its text kept always.

    Entities are resolved once. Links stay text and are never followed; images are left out.
    """
    note = with_plain_line_ends(note)
    if TAG.search(note) is None:
        return from_plain(_without_entities(note))
    tidy = _with_flat_markup(_Sanitizer(note).run())
    flat = FLAT_LIST.sub(_list_lines, tidy) if "<li>" in tidy else tidy
    lines = flat.replace("<br>", "\n")
    markdown = _converted(tidy) if "<" in lines else html.unescape(lines)
    return re.sub(r"\n{3,}", "\n\n", with_line_breaks(markdown).strip())


def _without_entities(text: str) -> str:
    if "&" not in text:
        return text
    return ENTITY.sub(lambda match: html.unescape(match[0]).replace("\N{NO-BREAK SPACE}", " "), text)


class _Sanitizer:
    """Rewrites a note as HTML with few, matching tags; its text is such that Markdown shows it as it is."""

    def __init__(self, note: str) -> None:
        self._note = note
        self._open: list[str] = []
        self._out: list[str] = []
        self._at_line_start = True
        used = {MARKS[INLINE[name]][0] for _, name, _ in TAG.findall(note.lower()) if name in INLINE}
        self._marks = "".join(used.union(_can_emphasise(note)))

    def run(self) -> str:
        """Return the whole note rewritten."""
        end = 0
        for match in TAG.finditer(self._note):
            name = match[2].lower()
            self._text(self._note[end : match.start()], name)
            self._tag(name, match[3], closing=bool(match[1]))
            end = match.end()
        self._text(self._note[end:], "br")
        self._out += [f"</{name}>" for name in reversed(self._open)]
        return "".join(self._out)

    def _text(self, text: str, after: str) -> None:
        text = text.lstrip() if self._at_line_start else text
        text = text.rstrip() if after in BLOCKS else text
        if text:
            safe = escaped(_without_entities(text), self._marks, at_line_start=self._at_line_start)
            self._at_line_start = False
            self._out.append(_as_html(safe))

    def _tag(self, name: str, attributes: str, *, closing: bool) -> None:
        if name in INLINE:
            self._inline(INLINE[name], closing=closing)
        elif name in BLOCKS:
            self._out += [f"</{mark}>" for mark in reversed(self._open)]
            self._out.append(f"</{name}>" if closing and name != "br" else f"<{name}>")
            self._out += [f"<{mark}>" for mark in self._open]
            self._at_line_start = True
        elif name == "a":
            self._out.append("</a>" if closing else f"<a{_safe_target(attributes)}>")

    def _inline(self, mark: str, *, closing: bool) -> None:
        if closing != (mark in self._open):
            return
        if not closing:
            self._open.append(mark)
            self._out.append(f"<{mark}>")
            return
        inner = self._open[self._open.index(mark) + 1 :]
        self._out += [f"</{name}>" for name in (*reversed(inner), mark)]
        self._out += [f"<{name}>" for name in inner]
        self._open.remove(mark)


def _can_emphasise(note: str) -> str:
    """Return what can_emphasise() does of the note's words."""
    if "&" not in note and not any(note.count(mark) > 1 for mark in "*_~`"):  # one alone does nothing
        return ""
    return can_emphasise(_without_entities(TAG.sub(" ", note)))


def _as_html(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        text = html.escape(text, quote=False)
    return text.replace("\n", "<br>")


def _safe_target(attributes: str) -> str:
    match = HREF.search(attributes)
    target = html.unescape(match[1] or match[2] or match[3]) if match else ""
    if not target.lower().startswith(("https://", "http://", "mailto:")):
        return ""
    return f' href="{quote(target, safe="/:?#[]@!$&*+,;=%~")}"'


def _with_flat_markup(tidy: str) -> str:
    """Return the HTML with inline tags as Markdown marks and every <div> as lines."""
    tidy = tidy.replace("</b><b>", "").replace("</i><i>", "")
    for _ in MARKS:  # one may stand in the other
        tidy, changed = FLAT_INLINE.subn(_marked, tidy)
        if not changed:
            break
    if "<div>" in tidy:
        tidy = re.sub(r"(?:</div>)+", "<br>", tidy.replace("<br></div>", "</div>"))
        tidy = re.sub(r"(^|<br>|<li>|</[uo]l>)(?:<div>)+", r"\1", tidy)
        tidy = re.sub(r"(?:<div>)+", "<br>", tidy).replace("<br></li>", "</li>")
    return tidy


def _marked(match: re.Match[str]) -> str:
    """Return the text with its marks; without them where Markdown would show them, as in a**(b)**c."""
    text, inner, mark = match[2], match[2].strip(), MARKS[match[1]]
    before = match.string[max(match.start() - 1, 0) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    if not inner or _clash(before, text[:1]) or _clash(after, text[-1:]):
        return text
    start = text.index(inner)
    return f"{text[:start]}{mark}{inner}{mark}{text[start + len(inner) :]}"


def _clash(outside: str, inside: str) -> bool:
    return outside.isalnum() and not inside.isalnum() and not inside.isspace()


def _list_lines(match: re.Match[str]) -> str:
    items = filter(None, map(str.strip, LIST_ITEM.findall(match[2])))
    lines = (f"{n}. {item}" if match[1] == "ol" else f"- {item}" for n, item in enumerate(items, start=1))
    return "\n\n" + "\n".join(lines) + "\n\n"


def _converted(tidy: str) -> str:
    """Return HTML with links, headings or nested lists as Markdown, as bare lines where it is endless."""
    try:
        if len(tidy) <= LONGEST_MARKUP:
            return str(_converter().convert(tidy))
    except RecursionError:
        pass
    return html.unescape(re.sub(r"<[^<>]*>", "\n", tidy))


@cache
def _converter() -> MarkdownConverter:
    """Return markdownify's converter; to load it takes a tenth of a second, and few notes need it."""
    from markdownify import MarkdownConverter

    return MarkdownConverter(
        bullets="-", heading_style="atx", escape_asterisks=False, escape_underscores=False
    )
