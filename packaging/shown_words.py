"""Finds every sentence that the program can show, and keeps the tables of translations complete.

python packaging/shown_words.py     add what is new to each table, empty; tell what is left to translate
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "src" / "carejournal"
TABLES = ROOT / "resources" / "translations"
SHOWING = {"tr", "_tr", "translate"}
ONLY_IN_A_TERMINAL = "cli"
TELLING_ROOMS = ("exchange", "services/importing.py", "services/mapping.py", "services/imported_photos.py")
"""What these say of a file, as warnings and reasons, is shown in an import's report."""
PLACES_IN_FILES = ("line {0}", "entry number {0}", "night number {0}", "sleep number {0}", "record {0}")
REFUSALS, EVERYWHERE = "Refusals", "everywhere"
STARTING_WORDS, SEARCH_WORDS, OWN_CODE = "StartingWords", "SearchWords", "OwnCode"
STARTING_ROWS = {"tags", "kinds", "methods"}
"""What a new journal has in the words of its language; measures are translated where they are shown."""


def shown_words() -> dict[str, set[str]]:
    """Return the sentences to translate: those of the screen, and refusals with {0} in place of a value."""
    found: dict[str, set[str]] = {
        OWN_CODE: {"en"},  # to which each table answers with its own
        STARTING_WORDS: set(starting_words()),
        SEARCH_WORDS: set(assigned("domain/search_query.py", "TRANSLATED_WORDS")),
        EVERYWHERE: set(questionnaire_words()),
        REFUSALS: set(),
    }
    for path in sorted(CODE.rglob("*.py")):
        if path.relative_to(CODE).parts[0] == ONLY_IN_A_TERMINAL:
            continue
        for call in calls(path):
            name = called(call)
            if name in SHOWING:
                found[EVERYWHERE].update(constants(call.args[name == "translate" :][:1]))
            elif name.endswith("Refusal"):
                found[REFUSALS].update(filter(None, map(form, call.args[:1])))
    for room in TELLING_ROOMS:
        for path in sorted((CODE / room).rglob("*.py")) or [CODE / room]:
            found[REFUSALS].update(told_sentences(path))
    found[REFUSALS].update(PLACES_IN_FILES)
    return found


def told_sentences(path: Path) -> Iterator[str]:
    """Yield every sentence in a file but for docstrings, with {0} in place of the first value."""
    tree = ast.parse(path.read_text("utf-8"))
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    parts |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in parts or not isinstance(node, (ast.Constant, ast.JoinedStr)):
            continue
        sentence = form(node).replace("{n}", "{0}").replace("{}", "{0}")
        if sentence.endswith(".") and " " in sentence and (sentence[0].isupper() or sentence[0] == "{"):
            yield sentence


def questionnaire_words() -> Iterator[str]:
    """Yield what the known questionnaires say: their bands and remarks stand in the domain, untranslated."""
    for call in calls(CODE / "domain" / "questionnaire.py"):
        if called(call) == "Band":
            yield from constants(call.args[1:2])
        yield from constants([each.value for each in call.keywords if each.arg == "remark"])


def starting_words() -> Iterator[str]:
    """Yield the names of the tags, kinds and methods that a new journal starts with."""
    rows = assigned("storage/schema_v1.py", "STARTING_ROWS")
    yield from (row["name"] for table in STARTING_ROWS for row in rows[table])


def assigned(path: str, name: str) -> Any:  # noqa: ANN401 - any literal
    """Return the literal that a file gives a name; KeyError where it gives it none."""
    for node in ast.parse((CODE / path).read_text("utf-8")).body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if name in {getattr(target, "id", "") for target in targets}:
                return ast.literal_eval(node.value)
    raise KeyError(name)


def calls(path: Path) -> Iterator[ast.Call]:
    """Yield every call in a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node


def called(call: ast.Call) -> str:
    """Return the last name of what is called."""
    function = call.func
    return getattr(function, "attr", getattr(function, "id", ""))


def constants(arguments: list[ast.expr]) -> Iterator[str]:
    """Yield the arguments that are sentences; `a if b else c` may be either."""
    for each in arguments:
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value:
            yield each.value
        elif isinstance(each, ast.IfExp):
            yield from constants([each.body, each.orelse])


def form(argument: ast.expr) -> str:
    """Return a refusal's sentence with {0}, {1} ... where values come in; "" where it is made elsewhere."""
    if isinstance(argument, ast.JoinedStr):
        parts, number = [], 0
        for each in argument.values:
            value = isinstance(each, ast.FormattedValue)
            parts.append(f"{{{number}}}" if value else str(getattr(each, "value", "")))
            number += value
        return "".join(parts) if any(part.strip("{}0123456789. ") for part in parts) else ""
    return next(constants([argument]), "")


def completed(table: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Return the table with what is new, empty, and without what is not shown any more."""
    return {
        **{name: words for name, words in table.items() if name not in {EVERYWHERE, REFUSALS}},
        **{
            name: {each: table.get(name, {}).get(each, "") for each in sorted(words)}
            for name, words in shown_words().items()
        },
    }


def main() -> int:
    """Complete every table; return how many sentences are left to translate."""
    left = 0
    for path in sorted(TABLES.glob("*.json")):
        table = completed(json.loads(path.read_text("utf-8")))
        path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf-8")
        empty = [each for words in table.values() for each, said in words.items() if not said]
        sys.stdout.write(f"{path.name}: {len(empty)} left to translate\n")
        sys.stdout.writelines(f"  {each!r}\n" for each in empty)
        left += len(empty)
    return left


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
