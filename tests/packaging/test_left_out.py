"""What the package leaves out of Python and of libraries is not missed by what a person does."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
HEALTH_EXPORT = CHECKOUT / "tests" / "exchange" / "samples" / "apple_health" / "export.xml"
WITHOUT = """
import sys

left_out = tuple(sys.argv.pop(1).split())


class LeftOut:
    def find_spec(self, name, path, target=None):
        if any(name == each or name.startswith(each + ".") for each in left_out):
            raise ModuleNotFoundError(f"{name} is not in the package", name=name)


sys.meta_path.insert(0, LeftOut())
from carejournal.__main__ import main

main()
"""


def named_in_the_recipe(name: str) -> list[str]:
    """Return one of the lists of what the recipe of the folder leaves out."""
    tree = ast.parse((CHECKOUT / "packaging" / "carejournal.spec").read_text("utf-8"))
    lists = (node for node in tree.body if isinstance(node, ast.Assign))
    found = next(node for node in lists if ast.unparse(node.targets[0]) == name)
    return [str(each) for each in ast.literal_eval(found.value)]


def command(journal: Path, *words: str | Path) -> str:
    """Run a command in a Python that lacks those modules and return what it printed."""
    unused = " ".join(named_in_the_recipe("UNUSED_MODULES"))
    line = [sys.executable, "-c", WITHOUT, unused, "--journal", journal, *words]
    done = subprocess.run(list(map(str, line)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a journal with the sample life in it."""
    journal = tmp_path_factory.mktemp("life") / "sample.carejournal"
    command(journal, "demo")
    return journal


@pytest.mark.parametrize("folder", ["resources", "docs/guide"])
def test_no_file_of_our_own_is_left_out(folder: str) -> None:
    own = [path for path in (CHECKOUT / folder).rglob("*") if path.is_file()]
    places = [f"/carejournal/resources/{path.relative_to(CHECKOUT / folder).as_posix()}" for path in own]
    assert places
    unused = named_in_the_recipe("UNUSED_FILES")
    assert [place for place in places if any(each in place for each in unused)] == []


def test_insights_do_without_it(sample: Path) -> None:
    assert json.loads(command(sample, "insights", "--json"))


def test_a_report_with_its_chart_does_without_it(sample: Path, tmp_path: Path) -> None:
    command(sample, "report", tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_health_export_is_read_without_it(sample: Path) -> None:
    assert command(sample, "import", "--dry-run", HEALTH_EXPORT)
