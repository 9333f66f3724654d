"""Every screen as a picture, drawn from the sample life without a display: for documents, and for looking."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from carejournal.domain.period import Period
from carejournal.services.opening import create_services
from carejournal.services.sample_life import SAMPLE_LAST_DAY
from carejournal.system.settings import Settings
from carejournal.ui.bringing_in.import_dialog import ImportDialog
from carejournal.ui.catalogue.catalogue_dialog import MEASURES, TAGS, TEMPLATES, CatalogueDialog
from carejournal.ui.command_list import Place
from carejournal.ui.commands.command_search import CommandSearch
from carejournal.ui.commands.key_map import KeyMap
from carejournal.ui.commands.language_dialog import LanguageDialog
from carejournal.ui.evidence.help_dialog import HelpDialog
from carejournal.ui.first_start import FirstStart
from carejournal.ui.guide.guide_dialog import GuideDialog
from carejournal.ui.import_tour import IMPORT_SCREENS
from carejournal.ui.journal.journal_page import JournalPage
from carejournal.ui.journal_view import EVIDENCE, INSIGHTS, JOURNAL, SESSIONS, JournalView
from carejournal.ui.journals_dialog import JournalsDialog
from carejournal.ui.language import SOURCE, speak, spoken
from carejournal.ui.offscreen_messages import fewer_messages
from carejournal.ui.page import Surroundings
from carejournal.ui.pixels.year_dialog import YearDialog
from carejournal.ui.reminders.reminder_dialog import ReminderDialog
from carejournal.ui.report.report_dialog import ReportDialog
from carejournal.ui.safekeeping.safekeeping_dialog import SafekeepingDialog
from carejournal.ui.tasks import Tasks
from carejournal.ui.theme import DARK_NAME, LIGHT_NAME, Theme
from carejournal.ui.tour_photos import painted_photos
from carejournal.ui.tour_safekeeping import safekeeping_screens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.services.journal_services import JournalServices

EVENING = timezone(timedelta(hours=1))
WINDOW = (1180, 760)
WHOLE_INSIGHTS = (1180, 2000)
LONGEST_WAIT_S = 60
SEARCHES = {SOURCE: "walk mood<6", "de": "Weg Stimmung<6"}
TABS = {JOURNAL: "journal", SESSIONS: "sessions", INSIGHTS: "insights", EVIDENCE: "evidence"}


def sample_clock() -> datetime:
    """Return the evening of the sample life's last day."""
    return datetime(SAMPLE_LAST_DAY.year, SAMPLE_LAST_DAY.month, SAMPLE_LAST_DAY.day, 21, 40, tzinfo=EVENING)


def draw_screens(app: QApplication, folder: Path, language: str = SOURCE) -> list[Path]:
    """Draw every tab and dialog, light and dark, into the folder and return the files.

    Pictures drawn on a screen of two device pixels to one are marked @2x. The sample life is written in the
    language that the screens speak.
    """
    # The pictures are for everyone: they speak the same language wherever they are drawn.
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    speak(app, language)
    folder.mkdir(parents=True, exist_ok=True)
    drawn: list[Path] = []
    with TemporaryDirectory() as place, fewer_messages():
        services = _sample_services(Path(place), language)
        empty = create_services(Path(place) / "empty.carejournal", clock=sample_clock, language=language)
        settings = Settings(Path(place))
        for look in (LIGHT_NAME, DARK_NAME):
            theme = Theme(app, look)
            tasks = Tasks(app)
            around = Surroundings(services, theme, tasks, settings)
            for name, widget in _screens(around, Path(place)):
                drawn.append(_draw(widget, tasks, folder, f"{name}-{look}"))
            window = JournalView(Surroundings(empty, theme, tasks, settings))
            drawn.append(_draw(window, tasks, folder, f"journal-empty-{look}"))
            window.close()
        services.journal.close()
        empty.journal.close()
    return drawn


def _screens(around: Surroundings, place: Path) -> Iterator[tuple[str, QWidget]]:
    window = JournalView(around)
    window.resize(*WINDOW)
    for number, name in TABS.items():
        window.open_tab(number)
        yield name, window
    window.open_tab(INSIGHTS)
    window.resize(*WHOLE_INSIGHTS)
    yield "insights-whole", window
    window.resize(*WINDOW)
    window.open_tab(JOURNAL)
    journal = window.page(JOURNAL)
    assert isinstance(journal, JournalPage)
    journal.search.setText(SEARCHES[spoken()])
    yield "search", window
    journal.search.clear()
    yield from _evidence_screens(window)
    yield from _around_sessions(around, window)
    yield from _journal_screens(window)
    month = Period.ending(SAMPLE_LAST_DAY, 28)
    for name, dialog in (
        ("report", ReportDialog(around, month)),
        ("import", ImportDialog(around)),
        *(
            (name, make(around, place, None))
            for name, make in IMPORT_SCREENS.items()
            if name != "import-past"
        ),
        ("help", HelpDialog(window)),
        ("years", YearDialog(around, window)),
        ("commands", CommandSearch(around, Place.JOURNAL, window.commands.names(), window)),
        ("keys", KeyMap(window)),
        ("guide", GuideDialog(window)),
        ("safekeeping", SafekeepingDialog(around, window)),
        ("reminders", ReminderDialog(around, window)),
        ("language", LanguageDialog(around.settings, window)),
        ("journals", JournalsDialog(around, window)),
        ("help-plan", _help_with_plan(around, window)),
        ("measures", CatalogueDialog(around, MEASURES)),
        ("tags", CatalogueDialog(around, TAGS)),
        ("templates", CatalogueDialog(around, TEMPLATES)),
        ("first-start", FirstStart(around.theme, place / "journal.carejournal")),
    ):
        yield name, dialog
        dialog.close()
    past = IMPORT_SCREENS["import-past"](around, place, None)
    yield "import-past", past
    past.close()
    around.services.history.undo()
    window.close()
    yield from safekeeping_screens(around, place)


def _evidence_screens(window: JournalView) -> Iterator[tuple[str, QWidget]]:
    from carejournal.ui.evidence.evidence_page import EvidencePage

    page = window.page(EVIDENCE)
    assert isinstance(page, EvidencePage)
    window.show_card("massage-and-anxiety")
    yield "evidence-card", window
    page.view.show_own_record()
    yield "evidence-own-record", window
    page.view.show_strength()
    yield "evidence-strength", window


def _help_with_plan(around: Surroundings, window: JournalView) -> QWidget:
    from carejournal.domain.safety_plan import SafetyPlan

    around.services.own_help.write(SafetyPlan("Jo, my sister: 0151 555 0123", helps="The walk to the lake."))
    dialog = HelpDialog(window, around=around)
    dialog.go_to_own()
    return dialog


def _around_sessions(around: Surroundings, window: JournalView) -> Iterator[tuple[str, QWidget]]:
    from carejournal.ui.sessions.after_dialog import AfterDialog
    from carejournal.ui.sessions.agenda_dialog import AgendaDialog
    from carejournal.ui.sessions.calendar_dialog import CalendarDialog
    from carejournal.ui.sessions.series_dialog import SeriesDialog
    from carejournal.ui.sessions.sessions_page import SessionsPage
    from carejournal.ui.sessions.side_views import BEFORE, FIT, KINDS, MONTHS, SCORES

    window.open_tab(SESSIONS)
    page = window.page(SESSIONS)
    assert isinstance(page, SessionsPage)
    for name in (BEFORE, MONTHS, SCORES, FIT, KINDS):
        page.show_view(name)
        yield f"sessions-{name}", window
    page.views.show_form()
    planned = around.services.planning.upcoming()[0]
    dialogs: tuple[tuple[str, QWidget], ...] = (
        ("sessions-series", SeriesDialog(around.services, planned, planned)),
        ("sessions-after", AfterDialog(around, planned)),
        ("agenda", AgendaDialog(around.services)),
        ("sessions-calendar", CalendarDialog(around)),
    )
    for name, dialog in dialogs:
        yield name, dialog
        dialog.close()


def _journal_screens(window: JournalView) -> Iterator[tuple[str, QWidget]]:
    """Show what the journal tab can do: an empty check-in, a question, the whole screen for words."""
    window.open_tab(JOURNAL)
    page = window.page(JOURNAL)
    assert isinstance(page, JournalPage)
    page.new_entry()
    page.editor.chips.ill_chip.click()
    page.editor.writing.prompt.ask()
    yield "journal-new", window
    page.editor.chips.ill_chip.click()
    page.alone.turn()
    window.showNormal()
    yield "journal-writing", window
    page.alone.turn()
    window.showNormal()
    window.resize(*WINDOW)
    page.open_today()
    page.services.photographing.add(page.editor.entry(), painted_photos())
    yield "journal-photos", window
    page.services.history.undo()


def _draw(widget: QWidget, tasks: Tasks, folder: Path, name: str) -> Path:
    widget.show()
    _settle(tasks)
    ratio = widget.devicePixelRatioF()
    path = folder / (f"{name}@{ratio:g}x.png" if ratio != 1 else f"{name}.png")
    widget.grab().save(str(path))
    return path


def _settle(tasks: Tasks) -> None:
    """Let everything that was asked for happen, drawing beside the window too."""
    deadline = time.monotonic() + LONGEST_WAIT_S
    quiet_rounds = 0
    while quiet_rounds < 3 and time.monotonic() < deadline:  # noqa: PLR2004 - layouts, then timers, then painting
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 200)
        time.sleep(0.06)
        quiet_rounds = 0 if tasks.busy else quiet_rounds + 1


def _sample_services(place: Path, language: str) -> JournalServices:
    from carejournal.services.sample_journal import fill_with_sample

    services = create_services(place / "sample.carejournal", clock=sample_clock)
    fill_with_sample(services, language=language)
    return services
