"""The works a card rests on: to select, to copy, and to open after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton

from carejournal.services.reading_evidence import evidence_cards
from carejournal.ui.evidence.reading_text import ReadingText
from carejournal.ui.evidence.references import ReferenceRow, References, doi_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

MASSAGE = next(card for card in evidence_cards() if card.id == "massage-and-immune-cells")


@pytest.fixture
def references(qtbot: QtBot) -> References:
    made = References(MASSAGE.references)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


class Browser(QObject):
    """Stands where the system's browser would and remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.opened.append(address)


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "take")  # type: ignore[arg-type] # the stub says bytes, PySide takes text
    yield made
    QDesktopServices.unsetUrlHandler("https")


def ask_for_browser(qtbot: QtBot, row: ReferenceRow) -> QMessageBox:
    qtbot.mouseClick(row.browse, Qt.MouseButton.LeftButton)
    (box,) = row.findChildren(QMessageBox)
    return box


def box_button(box: QMessageBox, role: QMessageBox.ButtonRole) -> QPushButton:
    return next(
        each for each in box.findChildren(QPushButton) if box.buttonRole(each) is role and each.isVisible()
    )


def test_copy_takes_citation_and_doi(qtbot: QtBot, references: References) -> None:
    row = references.findChildren(ReferenceRow)[0]
    with qtbot.waitSignal(references.told):
        qtbot.mouseClick(row.copy, Qt.MouseButton.LeftButton)
    work = MASSAGE.references[0]
    assert QGuiApplication.clipboard().text() == f"{work.citation} doi:{work.doi}"


def test_references_can_be_selected(references: References) -> None:
    work = MASSAGE.references[0]
    (text,) = references.findChildren(ReferenceRow)[0].findChildren(ReadingText)
    text.setSelection(0, len(work.citation))
    assert text.selectedText() == work.citation


def test_a_browser_opens_only_after_the_question_was_answered(
    qtbot: QtBot, references: References, browser: Browser
) -> None:
    row = references.findChildren(ReferenceRow)[0]
    box = ask_for_browser(qtbot, row)
    assert "goes online" in box.text()
    assert MASSAGE.references[0].doi in box.informativeText()
    assert browser.opened == []
    qtbot.mouseClick(box_button(box, QMessageBox.ButtonRole.AcceptRole), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: browser.opened == [doi_address(MASSAGE.references[0].doi)])


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_stay_in_the_program(
    qtbot: QtBot, references: References, browser: Browser, key: Qt.Key
) -> None:
    box = ask_for_browser(qtbot, references.findChildren(ReferenceRow)[0])
    with qtbot.waitSignal(box.finished):
        qtbot.keyClick(box, key)
    assert browser.opened == []


def test_a_doi_with_odd_signs_is_a_whole_address() -> None:
    address = doi_address("10.1016/S0022-3999(03)00500-2#a?b%c")
    assert address.path() == "/10.1016/S0022-3999(03)00500-2#a?b%c"
    assert (address.query(), address.fragment()) == ("", "")
    assert address.host() == "doi.org"
