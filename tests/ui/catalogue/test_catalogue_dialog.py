"""What is asked: measures, tags and templates are changed here, and each change can be undone here too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.domain.entry import Entry
from carejournal.domain.measure import Better, Form
from carejournal.domain.moment import Moment
from carejournal.domain.tag import ILL_GROUP, Tag
from carejournal.ui.catalogue.catalogue_dialog import MEASURES, TAGS, TEMPLATES, CatalogueDialog
from carejournal.ui.catalogue.measures_part import MeasuresPart
from carejournal.ui.catalogue.tags_part import TagsPart
from carejournal.ui.catalogue.templates_part import TemplatesPart
from journal_hand import CTRL, LEFT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.catalogue.listed_part import ListedPart
    from carejournal.ui.page import Surroundings


@pytest.fixture
def dialog(qtbot: QtBot, around: Surroundings) -> CatalogueDialog:
    services = around.services
    with services.journal.transaction():
        services.journal.entries.put(
            Entry("walk", Moment.on(services.today), note="A walk.", tags=("river", "friends"))
        )
    made = CatalogueDialog(around, TAGS)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def tags_of(services: JournalServices) -> tuple[str, ...]:
    (entry,) = services.looking_back.day(services.today)
    return entry.tags


def choose(part: ListedPart, key: str) -> None:
    part.list.setCurrentRow([each for each, _ in part.rows()].index(key))


def measures_of(dialog: CatalogueDialog) -> MeasuresPart:
    dialog.show_part(MEASURES)
    part = dialog.parts[MEASURES]
    assert isinstance(part, MeasuresPart)
    return part


def tag_part(dialog: CatalogueDialog) -> TagsPart:
    part = dialog.parts[TAGS]
    assert isinstance(part, TagsPart)
    return part


def templates_of(dialog: CatalogueDialog) -> TemplatesPart:
    dialog.show_part(TEMPLATES)
    part = dialog.parts[TEMPLATES]
    assert isinstance(part, TemplatesPart)
    return part


def test_a_renamed_tag_stays_on_its_entries_and_undo_brings_the_name_back(
    qtbot: QtBot, dialog: CatalogueDialog, services: JournalServices
) -> None:
    part = tag_part(dialog)
    choose(part, "river")
    assert part.used.text() == "On 1 entries."
    part.name.setText("by the river")
    part.group.setCurrentText("outside")
    qtbot.mouseClick(part.save, LEFT)
    assert tags_of(services) == ("by the river", "friends")
    assert Tag("by the river", "outside") in [
        Tag(each.name, each.group) for each in services.looking_back.tags()
    ]
    assert part.key == "by the river"
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    assert tags_of(services) == ("river", "friends")


def test_two_tags_become_one(qtbot: QtBot, dialog: CatalogueDialog, services: JournalServices) -> None:
    part = tag_part(dialog)
    choose(part, "friends")
    part.into.setCurrentText("river")
    qtbot.mouseClick(part.merge, LEFT)
    assert tags_of(services) == ("river",)
    assert "friends" not in [key for key, _ in part.rows()]
    assert part.key == "river"


def test_a_tag_that_is_put_away_is_offered_no_more_and_can_be_again(
    qtbot: QtBot, dialog: CatalogueDialog, services: JournalServices
) -> None:
    part = tag_part(dialog)
    choose(part, "river")
    qtbot.mouseClick(part.put_away, LEFT)
    assert "river" not in [each.name for each in services.looking_back.tags()]
    assert ("river", "river (put away)") in part.rows()
    assert tags_of(services) == ("river", "friends")
    qtbot.mouseClick(part.put_away, LEFT)
    assert "river" in [each.name for each in services.looking_back.tags()]


def test_a_name_that_is_taken_is_refused_below_the_form(
    qtbot: QtBot, dialog: CatalogueDialog, services: JournalServices
) -> None:
    part = tag_part(dialog)
    qtbot.mouseClick(part.new, LEFT)
    assert part.key == ""
    qtbot.mouseClick(part.save, LEFT)
    assert part.refusal.isVisible()
    assert part.refusal.text()
    assert tags_of(services) == ("river", "friends")
    choose(part, "river")
    assert not part.refusal.isVisible()


@pytest.mark.usefixtures("german")
def test_the_programs_own_group_speaks_the_windows_language_and_stays_what_it_is(
    qtbot: QtBot, around: Surroundings
) -> None:
    around.services.cataloguing.add_tag("flu", ILL_GROUP)
    made = CatalogueDialog(around, TAGS)
    qtbot.addWidget(made)
    part = tag_part(made)
    choose(part, "flu")
    assert part.group.currentText() == "Krank mit"
    assert ILL_GROUP not in [part.group.itemText(place) for place in range(part.group.count())]
    part.name.setText("Grippe")
    part.save.click()
    (tag,) = (each for each in around.services.looking_back.tags() if each.name == "Grippe")
    assert tag.group == ILL_GROUP
    made.close()


def test_a_measure_of_ones_own_is_made_moved_and_put_away(
    qtbot: QtBot, dialog: CatalogueDialog, services: JournalServices
) -> None:
    part = measures_of(dialog)
    qtbot.mouseClick(part.new, LEFT)
    qtbot.keyClicks(part.name, "Coffee")
    part.form.setCurrentIndex(part.form.findData(Form.NUMBER))
    qtbot.keyClicks(part.unit, "cups")
    part.better.setCurrentIndex(part.better.findData(Better.LOWER))
    qtbot.mouseClick(part.save, LEFT)
    made = services.looking_back.all_measures()[-1]
    assert (made.name, made.form, made.unit, made.better) == ("Coffee", Form.NUMBER, "cups", Better.LOWER)
    assert not part.form.isEnabled()
    qtbot.mouseClick(part.up, LEFT)
    assert services.looking_back.all_measures()[-2].name == "Coffee"
    qtbot.mouseClick(part.put_away, LEFT)
    assert "Coffee (put away)" in [words for _, words in part.rows()]
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    assert "Coffee" in [words for _, words in part.rows()]


def test_a_measure_that_every_journal_has_can_be_put_away_and_not_renamed(
    qtbot: QtBot, dialog: CatalogueDialog, services: JournalServices
) -> None:
    part = measures_of(dialog)
    choose(part, "stress")
    assert not part.name.isEnabled()
    assert not part.save.isEnabled()
    qtbot.mouseClick(part.put_away, LEFT)
    (stress,) = (each for each in services.looking_back.all_measures() if each.key == "stress")
    assert stress.archived


def test_our_templates_are_taken_over_changed_moved_and_deleted(
    qtbot: QtBot, dialog: CatalogueDialog, services: JournalServices
) -> None:
    part = templates_of(dialog)
    qtbot.mouseClick(part.take, LEFT)
    ours = services.cataloguing.templates()
    assert len(ours) > 1
    assert not part.take.isEnabled()
    choose(part, ours[0].id)
    part.text.setPlainText("Three good things:")
    qtbot.mouseClick(part.save, LEFT)
    assert services.cataloguing.templates()[0].text == "Three good things:"
    qtbot.mouseClick(part.down, LEFT)
    assert services.cataloguing.templates()[1].id == ours[0].id
    qtbot.mouseClick(part.delete, LEFT)
    assert ours[0].id not in [each.id for each in services.cataloguing.templates()]
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    assert services.cataloguing.templates()[1].text == "Three good things:"


def test_a_template_of_ones_own_begins_empty(
    qtbot: QtBot, dialog: CatalogueDialog, services: JournalServices
) -> None:
    part = templates_of(dialog)
    qtbot.mouseClick(part.new, LEFT)
    qtbot.keyClicks(part.name, "Evening")
    part.text.setPlainText("What was good?")
    qtbot.mouseClick(part.save, LEFT)
    (made,) = services.cataloguing.templates()
    assert (made.name, made.text) == ("Evening", "What was good?")
    assert part.key == made.id
