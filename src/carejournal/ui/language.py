"""The language of the screen: English as it stands in the code, or a table of translated sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.domain.refusal import Refusal

LANGUAGE = "language"
"""The setting that holds the language chosen; empty follows the system."""
SOURCE = "en"
NAMES = {SOURCE: "English", "de": "Deutsch"}
"""Each language by its code, called as its speakers call it."""
REFUSALS = "Refusals"
PLACE = re.compile(r"\\\{(\d)\\\}")

Table = dict[str, dict[str, str]]


class Translated(QTranslator):
    """Finds sentences in a table: by the sentence, or by context too where one word means two things.

    Refusals come with their values already filled in, so those are also found by their form.
    """

    def __init__(self, table: Table, code: str) -> None:
        super().__init__()
        self.code = code
        self._words = table["everywhere"]
        self._refusals = table[REFUSALS]
        self._special = {name: words for name, words in table.items() if name not in {"everywhere", REFUSALS}}

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """Return the sentence in this language; None where the table lacks it."""
        if context in self._special and source in self._special[context]:
            return self._special[context][source]
        if context == REFUSALS:
            return refusal_in(self._refusals, source)
        return self._words.get(source)

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to find."""
        return False


def speak(app: QCoreApplication, choice: str = "") -> str:
    """Let the program speak the language chosen, or the system's where it knows that; return its code."""
    code = choice if choice in NAMES else _of_the_system()
    if choice in NAMES and QLocale().name()[:2] != code:
        QLocale.setDefault(QLocale(code))
    if code == SOURCE:
        return code
    import json

    from PySide6.QtCore import QLibraryInfo

    from carejournal.system.resources import resource_path

    of_qt = QTranslator(app)
    if of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(of_qt)
    ours = Translated(json.loads(resource_path("translations", f"{code}.json").read_bytes()), code)
    ours.setParent(app)
    app.installTranslator(ours)
    return code


def spoken() -> str:
    """Return the code of the language that the program speaks."""
    app = QCoreApplication.instance()
    found = app.findChildren(Translated) if app is not None else []
    return found[-1].code if found else SOURCE


def refusal_words(refusal: Refusal | str) -> str:
    """Return a refusal's sentence in the person's language."""
    return QCoreApplication.translate(REFUSALS, str(refusal))


def refusal_in(refusals: Mapping[str, str], sentence: str) -> str | None:
    """Return a sentence, with the values in it, in another language; None where no form fits."""
    if sentence in refusals:
        return refusals[sentence]
    for form, words in refusals.items():
        if "{0}" not in form:
            continue
        found = re.fullmatch(PLACE.sub(r"(?P<v\1>.+)", re.escape(form)), sentence, re.DOTALL)
        if found is not None:
            values = (found[f"v{number}"] for number in range(len(found.groups())))
            return words.format(*(refusals.get(value) or value for value in values))
    return None


def _of_the_system() -> str:
    """Return the first of the system's languages that the program speaks."""
    wanted = (name.replace("_", "-").partition("-")[0] for name in QLocale().uiLanguages())
    return next((code for code in wanted if code in NAMES), SOURCE)
