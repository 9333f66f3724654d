"""The report on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from carejournal.domain.refusal import Refusal
from carejournal.ui.report.printing import print_pages

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def pages(count: int) -> list[bytes]:
    made = []
    for number in range(count):
        target = io.BytesIO()
        Image.new("L", (210, 297), 40 * number).save(target, "PNG")
        made.append(target.getvalue())
    return made


def printer_into(file: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setFullPage(True)
    return printer


@pytest.mark.parametrize(("first", "last", "printed"), [(0, 0, 3), (2, 3, 2), (2, 2, 1)])
def test_the_chosen_pages_come_out_one_a_sheet(
    qtbot: QtBot, tmp_path: Path, first: int, last: int, printed: int
) -> None:
    assert qtbot is not None
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setFromTo(first, last)
    print_pages(printer, pages(3))
    with pikepdf.open(tmp_path / "paper.pdf") as document:
        assert len(document.pages) == printed
        assert all(page.get_images() for page in document.pages)


def drawn(page: pikepdf.Page) -> list[tuple[float, float]]:
    """Return how wide and high each picture is drawn, in points."""
    at, kept, found = pikepdf.Matrix(), [], []
    for step in pikepdf.parse_content_stream(page):
        does = str(step.operator)
        if does == "q":
            kept.append(at)
        elif does == "Q":
            at = kept.pop()
        elif does == "cm":
            at = pikepdf.Matrix(*[float(each) for each in step.operands]) @ at
        elif does == "Do":
            found.append((abs(at.a), abs(at.d)))
    return found


@pytest.mark.parametrize("paper", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter])
def test_a_page_keeps_its_form_on_any_paper(
    qtbot: QtBot, tmp_path: Path, paper: QPageSize.PageSizeId
) -> None:
    assert qtbot is not None
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setPageSize(QPageSize(paper))
    print_pages(printer, pages(1))
    with pikepdf.open(tmp_path / "paper.pdf") as document:
        ((wide, high),) = drawn(document.pages[0])
        sheet = [float(each) for each in document.pages[0].mediabox]
    assert wide / high == pytest.approx(210 / 297, rel=0.01)
    assert wide <= sheet[2] + 1
    assert high == pytest.approx(sheet[3], rel=0.01)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told_kindly(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot is not None
    with pytest.raises(Refusal, match="did not take the report"):
        print_pages(printer_into(tmp_path / "gone" / "paper.pdf"), pages(1))
