"""The paper that is usual here."""

from __future__ import annotations

import pytest

from carejournal.system.paper import LOCALE_VARIABLES, usual_paper


@pytest.fixture(autouse=True)
def _no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("locale", "paper"),
    [
        ("en_US.UTF-8", "letter"),
        ("fr_CA", "letter"),
        ("es_PR@euro", "letter"),
        ("en_GB.UTF-8", "a4"),
        ("de_AT@euro", "a4"),
        ("C.UTF-8", "a4"),
        ("es_419", "a4"),
        ("en", "a4"),
        ("", "a4"),
    ],
)
def test_the_country_decides(monkeypatch: pytest.MonkeyPatch, locale: str, paper: str) -> None:
    monkeypatch.setenv("LANG", locale)
    assert usual_paper() == paper


def test_where_nothing_is_said_it_is_a4() -> None:
    assert usual_paper() == "a4"


def test_what_is_said_of_paper_goes_before_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LC_PAPER", "en_IE.UTF-8")
    assert usual_paper() == "a4"
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert usual_paper() == "letter"
