"""The window in German: words, dates, numbers, the first day of a week, refusals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from carejournal.domain.refusal import Refusal
from carejournal.ui.commands.key_map import KeyMap
from carejournal.ui.commands.language_dialog import LanguageDialog
from carejournal.ui.evidence.evidence_page import EvidencePage
from carejournal.ui.evidence.help_dialog import HelpDialog
from carejournal.ui.journal.journal_page import JournalPage
from carejournal.ui.journal_view import EVIDENCE, JOURNAL
from carejournal.ui.language import LANGUAGE, refusal_in, refusal_words, speak, spoken
from carejournal.ui.widgets.dates import long_day, short_day
from journal_hand import ENTRIES, FRIDAY, THURSDAY, listed, put_entries
from window_hand import opened, part

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

DAY = date(2026, 11, 22)


def words_of(parent: QLabel | JournalPage | KeyMap) -> str:
    return "\n".join(each.text() for each in parent.findChildren(QLabel))


@pytest.mark.usefixtures("choice")
def test_the_systems_language_is_spoken_where_the_program_knows_it(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("de_AT"))
    assert speak(qapp) == "de"
    assert QLocale().name() == "de_AT"
    QLocale.setDefault(QLocale("pt_BR"))
    assert speak(qapp) == "en"


@pytest.mark.usefixtures("choice")
def test_what_was_chosen_counts_more_than_the_system(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert speak(qapp, "en") == "en"
    assert long_day(DAY) == "Sunday, 22 November"


@pytest.mark.usefixtures("german")
def test_days_numbers_and_qts_own_buttons_are_german() -> None:
    assert (long_day(DAY), short_day(DAY)) == ("Sonntag, 22. November", "So. 22. Nov.")
    assert QLocale().decimalPoint() == ","
    assert QLocale().firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


@pytest.mark.usefixtures("german")
def test_a_word_with_two_meanings_is_told_by_where_it_stands() -> None:
    assert QCoreApplication.translate("TemplatesPart", "Delete") == "Löschen"
    assert QCoreApplication.translate("Commands", "Delete") == "Entf"


@pytest.mark.usefixtures("german")
def test_the_journal_speaks_german(qtbot: QtBot, around: Surroundings) -> None:
    window = opened(qtbot, around)
    page = window.page(JOURNAL)
    assert isinstance(page, JournalPage)
    for words in ("Stimmung", "Heute gab es", "nicht erfasst", "Sonntag, 22. November"):
        assert words in words_of(page)
    assert page.editor.finish.toolTip() == "Strg+Enter"
    window.commands.open_keys()
    assert "Strg+Umschalt+Y" in words_of(part(window, KeyMap))


@pytest.mark.usefixtures("german")
def test_refusals_are_told_in_german_with_their_values() -> None:
    assert refusal_words(Refusal("A tag needs a name.")) == "Ein Schlagwort braucht einen Namen."
    told = refusal_words(Refusal("There is no measure called “Tea {0}”."))
    assert told == "Es gibt keinen Messwert mit dem Namen „Tea {0}“."
    assert refusal_words(Refusal("PHQ-9 goes from 0 to 27; 31 is outside. Is it another one?")).startswith(
        "PHQ-9 geht von 0 bis 27; 31 liegt außerhalb."
    )


@pytest.mark.usefixtures("german")
def test_a_refusal_that_carries_another_is_german_throughout() -> None:
    told = refusal_words(Refusal("Today's backup could not be made. There is no journal at /away."))
    assert told == "Die heutige Sicherung konnte nicht gemacht werden. Unter /away liegt kein Tagebuch."


@pytest.mark.usefixtures("choice")
def test_the_program_knows_which_language_it_speaks(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("pt_BR"))
    assert (speak(qapp), spoken()) == ("en", "en")
    assert (speak(qapp, "de"), spoken()) == ("de", "de")


@pytest.mark.usefixtures("german")
def test_the_filters_name_the_kinds_of_session_in_german(qtbot: QtBot, around: Surroundings) -> None:
    page = opened(qtbot, around).page(JOURNAL)
    assert isinstance(page, JournalPage)
    menus = [each.menu() for each in page.browser.filters.made_menu().actions()]
    (kinds,) = (menu for menu in menus if isinstance(menu, QMenu) and menu.title() == "Art der Sitzung")
    assert [each.text() for each in kinds.actions()] == ["Therapie", "Massage"]


@pytest.mark.usefixtures("german")
def test_a_german_filter_stands_in_the_search_in_german_and_is_understood(
    qtbot: QtBot, around: Surroundings
) -> None:
    put_entries(around.services, *ENTRIES)
    page = opened(qtbot, around).page(JOURNAL)
    assert isinstance(page, JournalPage)
    made = page.browser.filters.made_menu()
    filters = [each for each in made.actions() if not isinstance(each.menu(), QMenu)]
    menus = [submenu for each in made.actions() if isinstance(submenu := each.menu(), QMenu)]
    filters += [each for menu in menus for each in menu.actions()]
    said = []
    for each in filters:
        page.search.clear()
        each.trigger()
        said.append(page.search.text())
        assert page.model.refusal == ""
    assert {"Stimmung<=3", "hat:Schlafstunden", "krank:ja", "Schlagwort:exercise", "Art:Therapy"} <= set(said)
    assert {"hat:Foto", "privat:nein", "am:2026"} <= set(said)
    page.search.setText("Stimmung>=7")
    assert listed(page) == [FRIDAY.id, THURSDAY.id]


@pytest.mark.usefixtures("german")
def test_cards_are_read_searched_and_counted_in_german(qtbot: QtBot, around: Surroundings) -> None:
    page = opened(qtbot, around).page(EVIDENCE)
    assert isinstance(page, EvidencePage)
    qtbot.keyClicks(page.shelf.field, "entz depress")
    assert page.shelf.model.rowCount() >= 1
    page.show_record("massage-and-anxiety")
    card = page.view.card
    assert card is not None
    assert card.language == "de"
    words = "\n".join(each.text() for each in page.view.findChildren(QLabel))
    assert "1.802 " in words
    assert "1,802" not in words


@pytest.mark.usefixtures("german")
def test_help_is_told_in_german(qtbot: QtBot, around: Surroundings) -> None:
    dialog = HelpDialog(opened(qtbot, around), "DE")
    dialog.open()
    words = "\n".join(each.text() for each in dialog.findChildren(QLabel))
    assert "112 anrufen" in words
    assert "Jemand, der zuhört, zu jeder Stunde" in words
    assert "anyone" not in words
    dialog.close()


def test_a_refusal_without_a_translation_stays_as_it_is() -> None:
    assert refusal_in({"{0} is empty.": "{0} ist leer."}, "This is another sentence.") is None
    assert refusal_words(Refusal("This is another sentence.")) == "This is another sentence."


def test_the_choice_is_kept_for_the_next_start(qtbot: QtBot, around: Surroundings) -> None:
    dialog = LanguageDialog(around.settings)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.choices[""].isChecked()
    assert not dialog.later.isVisible()
    dialog.choices["de"].click()
    assert around.settings.get(LANGUAGE) == "de"
    assert dialog.later.isVisible()
    dialog.choices[""].click()
    assert around.settings.get(LANGUAGE) == ""
