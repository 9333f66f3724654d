"""A report as one accessible HTML file: it loads nothing, runs nothing and prints well."""

from __future__ import annotations

import base64
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from carejournal.reports.document import document_data
from carejournal.reports.html_notes import note_html
from carejournal.system.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from carejournal.reports.contents import ReportContents

LOADS_NOTHING = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html_document(contents: ReportContents) -> str:
    """Return the report with the parts, words and order of its PDF; the person's text is never markup."""
    data = document_data(contents)
    words = data["words"]
    body = [
        f"<h1>{escape(data['title'])}</h1>",
        _paragraph(data["owner"]),
        f"<p><strong>{escape(words['sample'])}</strong></p>" if data["sample"] else "",
        _facts(data["facts"]),
        _paragraph(data["about"]),
        _paragraph(data["withheld"]),
        _first_page(data),
        _overview(data),
        _chart(data, contents.chart_svg),
        _findings(data),
        _days(data),
        _sessions(words["all_sessions"], data["all_sessions"]) if "all_sessions" in data else "",
        _notes(data),
    ]
    foot = f"<footer><p><strong>{escape(words['self_reported'])}</strong></p></footer>"
    return (
        f'<!DOCTYPE html>\n<html lang="{data["language"]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{LOADS_NOTHING}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(data['title'])}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(filter(None, body))
        + f"\n</main>\n{foot}\n</body>\n</html>\n"
    )


@lru_cache(1)
def _style() -> str:
    return resource_path("report", "report.css").read_text("utf-8")


def _paragraph(text: str) -> str:
    return f'<p class="quiet" dir="auto">{escape(text)}</p>' if text else ""


def _heading(text: str, level: int = 2) -> str:
    return f'<h{level} dir="auto">{escape(text)}</h{level}>'


def _points(points: Iterable[str]) -> str:
    return "<ul>" + "".join(f'<li dir="auto">{escape(point)}</li>' for point in points) + "</ul>"


def _facts(facts: Sequence[dict[str, str]]) -> str:
    told = (
        f"<div><dt>{escape(fact['caption'])}</dt><dd>{escape(fact['value'])}"
        + (f" <small>{escape(fact['remark'])}</small>" if fact["remark"] else "")
        + "</dd></div>"
        for fact in facts
    )
    return f"<dl>{''.join(told)}</dl>"


def _first_page(data: dict[str, Any]) -> str:
    words, parts = data["words"], []
    if data["lines"]:
        parts.append(_heading(words["lines"]))
        parts += [
            f'<p dir="auto"><span class="quiet">{escape(it["question"])}:</span> {escape(it["answer"])}</p>'
            for it in data["lines"]
        ]
    if data["agenda"]:
        parts += [_heading(words["agenda"]), _points(data["agenda"])]
    if data["practices"]:
        told = (
            " – ".join(filter(None, (f"{it['sign']} {it['text']}", it["status"], it["remark"])))
            for it in data["practices"]
        )
        parts += [_heading(words["practices"]), _points(told)]
    return "\n".join(parts)


def _overview(data: dict[str, Any]) -> str:
    words, parts, summary = data["words"], [], data["summary"]
    if summary is not None:
        rows = [
            [
                f"{row['name']} {row['scale']}".strip(),
                row.get("average", row["sentence"]),
                row.get("range", ""),
                row["recorded"],
            ]
            for row in summary["measures"]
        ]
        parts.append(_table(words["measures"], summary["header"], rows))
        if summary["sessions"] is None:
            parts += [_heading(words["sessions"]), _points(summary["counts"])]
        else:
            parts.append(_sessions(words["sessions"], summary["sessions"]))
    if data["scores"]:
        told = (
            f"{it['name']}: {it['value']}"
            + (f" ({it['band']})" if it["band"] else "")
            + "".join(f", {it[key]}" for key in ("change", "remark") if it[key])
            for it in data["scores"]
        )
        parts += [_heading(words["scores"]), _points(told)]
    return "\n".join(parts)


def _sessions(title: str, table: dict[str, Any]) -> str:
    if not table["rows"]:
        return _heading(title) + "<p>–</p>"
    rows = [[row["day"], f"{row['name']} {row['method']}".strip(), row["status"]] for row in table["rows"]]
    return _table(title, table["header"], rows)


def _chart(data: dict[str, Any], svg: bytes | None) -> str:
    words = data["words"]
    if data["chart"] is None:
        return ""
    if svg is None:
        return _heading(words["chart"]) + f"<p>{escape(words['no_chart'])}</p>"
    picture = base64.b64encode(svg).decode()
    return (
        _heading(words["chart"])
        + f'<figure><img src="data:image/svg+xml;base64,{picture}" alt="{escape(data["chart"]["alt"])}">'
        + f"<figcaption>{escape(words['chart_gaps'])}</figcaption></figure>"
    )


def _findings(data: dict[str, Any]) -> str:
    if not data["findings"]:
        return ""
    words = data["words"]
    return _heading(words["findings"]) + _points(data["findings"]) + _paragraph(words["findings_caution"])


def _days(data: dict[str, Any]) -> str:
    words, grids = data["words"], data["days"]
    if grids is None:
        return ""
    if not grids:
        return _heading(words["days"]) + f"<p>{escape(words['nothing_recorded'])}</p>"
    parts = [_heading(words["days"])]
    for grid in grids:
        rows = [row["cells"] + row["wide"] for row in grid["rows"]]
        parts.append(_table(grid["title"], grid["header"] + grid["wide"], rows, level=3))
        parts.append(_paragraph(grid["legend"]))
    return "\n".join(parts)


def _notes(data: dict[str, Any]) -> str:
    words, notes = data["words"], data["notes"]
    if notes is None:
        return ""
    told = "\n".join(map(note_html, notes)) if notes else f"<p>{escape(data['no_notes'])}</p>"
    return _heading(words["notes"]) + told


def _table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]], level: int = 2) -> str:
    """Return a table whose first column names each of its rows."""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in header)
    lines = "".join(
        f'<tr><th scope="row" dir="auto">{escape(row[0])}</th>'
        + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row[1:])
        + "</tr>\n"
        for row in rows
    )
    named = _heading(title, level) if title else ""
    return f"{named}<table><thead><tr>{heads}</tr></thead>\n<tbody>{lines}</tbody></table>"
