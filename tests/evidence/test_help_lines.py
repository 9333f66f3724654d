"""Help lines are read strictly, and those we ship are the ones that were checked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from carejournal.evidence.help_lines import (
    ANYWHERE,
    EU_MEMBERS,
    HelpLine,
    Role,
    read_help_lines,
    read_translated_help,
)
from carejournal.evidence.strict_table import CardError
from carejournal.ui.language import NAMES, SOURCE

FILE = Path(__file__).parents[2] / "resources" / "help" / "lines.toml"
DOSSIER = tomllib.loads((Path(__file__).parent / "dossier_numbers.toml").read_text(encoding="utf-8"))
PAGE = read_help_lines(FILE)
EXAMPLE = """
in_danger = 'Call.'
nobody_watching = 'Nobody.'
numbers_change = 'They change.'
[[lines]]
country = 'GB'
role = 'talk'
name = 'A line'
number = '01 02-03'
contact = 'Call it'
what = 'Somebody listens.'
source = 'https://example.org/line'
checked = 2026-01-31
"""
FIELDS = re.findall(r"^(\w+) =", EXAMPLE, re.MULTILINE)

each_line = pytest.mark.parametrize("line", PAGE.lines, ids=lambda line: f"{line.country} {line.name}")


def fault_of(folder: Path, text: str) -> str:
    path = folder / "lines.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CardError) as told:
        read_help_lines(path)
    return str(told.value)


def with_line(field: str, value: str | None) -> str:
    return re.sub(
        rf"^{field} = .*\n", "" if value is None else f"{field} = {value}\n", EXAMPLE, flags=re.MULTILINE
    )


@each_line
def test_every_number_we_ship_was_checked(line: HelpLine) -> None:
    known = {re.sub(r"\D", "", number) for number in DOSSIER["help"][line.country]}
    runs = re.findall(
        r"\d[\d -]*\d", re.sub(r"-HELP \((\d+)\)", r"-\1", line.contact.replace("988lifeline.org", ""))
    )
    said = {re.sub(r"\D", "", run) for run in runs}
    assert said <= known
    assert line.dial == "" or line.dial in known


@each_line
def test_the_number_to_dial_is_among_the_ways_that_are_told(line: HelpLine) -> None:
    spelled_out = re.sub(r"-HELP \((\d+)\)", r"-\1", line.contact)
    assert line.dial in re.sub(r"[^\d,;(]", "", spelled_out)


def test_the_referral_line_says_that_it_is_no_crisis_line_and_stands_behind_988() -> None:
    names = [line.name for line in PAGE.of("US")]
    samhsa = next(line for line in PAGE.lines if "SAMHSA" in line.name)
    assert samhsa.role is Role.REFERRAL
    assert "not a crisis line" in samhsa.what
    assert "988" in samhsa.what
    assert names.index("988 Suicide & Crisis Lifeline") < names.index(samhsa.name)


def test_somebody_in_an_unlisted_country_finds_the_directory_and_the_local_emergency_number_is_named() -> (
    None
):
    assert [line.role for line in PAGE.of("NZ")] == [Role.DIRECTORY]
    assert "your local emergency number" in PAGE.in_danger


@pytest.mark.parametrize("country", sorted(EU_MEMBERS))
def test_every_country_of_the_european_union_has_its_common_emergency_number_first(country: str) -> None:
    assert PAGE.of(country)[0].dial == "112"


@pytest.mark.parametrize("country", ["US", "us", "GB", "IE", "DE", "CA", "AU", "FR", "XX"])
def test_a_country_gets_its_own_lines_in_the_order_of_need(country: str) -> None:
    lines = PAGE.of(country)
    assert {line.country for line in lines} <= {country.upper(), "EU", ANYWHERE}
    order = [list(Role).index(line.role) for line in lines]
    assert order == sorted(order)
    assert lines[-1].role is Role.DIRECTORY


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lines.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    (line,) = read_help_lines(path).lines
    assert (line.country, line.role, line.name, line.dial) == ("GB", Role.TALK, "A line", "010203")


def test_a_service_may_be_a_website_only(tmp_path: Path) -> None:
    path = tmp_path / "lines.toml"
    path.write_text(with_line("number", None), encoding="utf-8")
    (line,) = read_help_lines(path).lines
    assert (line.number, line.dial) == (None, "")


@pytest.mark.parametrize("field", [field for field in FIELDS if field != "number"])
def test_a_missing_field_is_told_with_file_and_field(tmp_path: Path, field: str) -> None:
    fault = fault_of(tmp_path, with_line(field, None))
    assert fault.startswith("lines.toml: ")
    assert f"{field}: is missing" in fault


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", ["''", "7", "[]"])
def test_an_empty_field_or_one_of_another_type_is_told(tmp_path: Path, field: str, value: str) -> None:
    fault = fault_of(tmp_path, with_line(field, value))
    assert fault.startswith("lines.toml: ")
    assert f"{field}: " in fault


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("country", "'England'"),
        ("country", "'gb'"),
        ("role", "'chat'"),
        ("number", "'call me'"),
        ("number", "'1-800-HELP'"),
        ("source", "'a friend'"),
    ],
)
def test_a_value_of_a_wrong_form_is_told_with_its_field(tmp_path: Path, field: str, value: str) -> None:
    assert fault_of(tmp_path, with_line(field, value)).startswith(f"lines.toml: lines[1].{field}: ")


def test_an_unknown_field_and_a_repeated_line_are_refused(tmp_path: Path) -> None:
    assert "opens" in fault_of(tmp_path, f"{EXAMPLE}opens = 'at noon'\n")
    again = EXAMPLE[EXAMPLE.index("[[lines]]") :]
    assert "A line" in fault_of(tmp_path, EXAMPLE + again)


# --- In other languages ------------------------------------------------------------------------------------

LANGUAGES = [language for language in NAMES if language != SOURCE]
TRANSLATED = """
in_danger = 'Ruf an.'
nobody_watching = 'Niemand.'
numbers_change = 'Sie ändern sich.'
[[lines]]
country = 'GB'
name = 'Ein Telefon'
contact = '12 anrufen'
what = 'Jemand hört zu.'
"""


def fault_of_translation(folder: Path, text: str) -> str:
    (folder / "lines.toml").write_text(EXAMPLE.replace("'Call it'", "'Call 12'"), "utf-8")
    (folder / "de.toml").write_text(text, "utf-8")
    with pytest.raises(CardError) as told:
        read_translated_help(folder / "de.toml", read_help_lines(folder / "lines.toml"))
    return str(told.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_told_in_every_language_of_the_screen_with_the_same_numbers(language: str) -> None:
    there = read_translated_help(FILE.with_name(f"{language}.toml"), PAGE)
    assert [(line.country, line.number, line.source) for line in there.lines] == [
        (line.country, line.number, line.source) for line in PAGE.lines
    ]
    for ours, theirs in zip(there.lines, PAGE.lines, strict=True):
        assert ours.what != theirs.what
        assert ours.contact != theirs.contact
    assert there.in_danger != PAGE.in_danger


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("'12 anrufen'", "'13 anrufen'", "contact: holds other numbers"),
        ("'Jemand hört zu.'", "'Jemand hört 24 Stunden zu.'", "what: holds other numbers"),
        ("'GB'", "'IE'", "country: is not GB"),
        ("in_danger = 'Ruf an.'", "", "in_danger: is missing"),
        ("what =", "number = '12'\nwhat =", "number: is not a known field"),
        ("[[lines]]", "[[lines]]\ncountry = 'IE'\n[[lines]]", "lines: are 2; the page has 1"),
    ],
)
def test_a_translation_of_help_that_differs_is_told(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    assert before in TRANSLATED
    assert told in fault_of_translation(tmp_path, TRANSLATED.replace(before, after, 1))
