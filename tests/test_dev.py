"""dev.py: the commands that need nothing but Python."""

from __future__ import annotations

import ast
import importlib.util
import itertools
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).resolve().parent.parent
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes Qt's libraries from the system")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout with dev.py, the pins, one benchmark and a program that tells how it was called."""
    for name in ("dev.py", "constraints.txt", "pyproject.toml"):
        shutil.copy(CHECKOUT / name, tmp_path)
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "opening.py").write_text('"""How long opening takes.\n\nMore words."""\n')
    program = "import os, sys; print(sys.argv[1:], os.environ.get('QT_QPA_PLATFORM'))"
    (tmp_path / "carejournal").mkdir()
    (tmp_path / "carejournal" / "__main__.py").write_text(program)
    return tmp_path


@pytest.fixture
def dev(checkout: Path) -> Any:
    """Return that checkout's dev.py as a module."""
    spec = importlib.util.spec_from_file_location("dev_in_its_own_checkout", checkout / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def command(checkout: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs dev.py in that checkout as a person without a display does."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    variables = {name: value for name, value in os.environ.items() if name not in displays}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "dev.py", *arguments]
        return subprocess.run(line, cwd=checkout, env=variables, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def set_up(dev: Any) -> None:
    """Finish a set-up, but for the libraries."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", dev.VENV], check=True)
    dev.STAMP.write_text(dev.stamp(), "utf-8")


def test_an_older_python_reaches_the_sentence_that_says_so() -> None:
    tree = ast.parse((CHECKOUT / "dev.py").read_text("utf-8"), feature_version=(3, 7))
    kinds = [type(node) for node in tree.body]
    assert kinds.index(ast.If) < kinds.index(ast.FunctionDef)
    assert not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)


def test_an_unknown_command_lists_those_there_are(dev: Any, command: Any) -> None:
    unknown = command("dance")
    assert unknown.returncode == 2
    assert all(f"\n  {name} " in unknown.stdout for name in dev.COMMANDS)
    assert command("--help").returncode == 0


@pytest.mark.usefixtures("set_up")
def test_a_finished_set_up_is_left_alone(dev: Any, capfd: pytest.CaptureFixture[str]) -> None:
    made = dev.STAMP.stat().st_mtime_ns
    dev.set_up()
    assert dev.STAMP.stat().st_mtime_ns == made
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("name", ["constraints.txt", "pyproject.toml"])
def test_changed_pins_ask_for_an_update_and_not_for_a_new_environment(dev: Any, name: str) -> None:
    place, inputs = dev.stamp().splitlines()
    with (dev.ROOT / name).open("a") as file:
        file.write("# changed\n")
    assert dev.stamp().splitlines()[0] == place
    assert dev.stamp().splitlines()[1] != inputs


def test_a_copied_checkout_asks_for_an_environment_of_its_own(dev: Any) -> None:
    assert str(dev.ROOT) in dev.stamp().splitlines()[0]


@LINUX
@pytest.mark.usefixtures("set_up")
def test_without_a_display_the_tour_is_drawn(checkout: Path, command: Any) -> None:
    ran = command("run")
    assert ran.returncode == 0
    assert "no display" in ran.stdout
    assert f"['tour', '{checkout / 'build' / 'tour'}'] offscreen" in ran.stdout


@LINUX
@pytest.mark.usefixtures("set_up")
def test_arguments_go_to_the_program_as_they_are(command: Any) -> None:
    assert command("run", "search", "two words").stdout == "['search', 'two words'] None\n"


def test_every_check_runs_also_after_one_has_failed(dev: Any, capfd: pytest.CaptureFixture[str]) -> None:
    python = sys.executable
    commands = {"first": [python, "-c", "exit(3)"], "second": [python, "-c", "print('2 passed in 0.1s')"]}
    assert dev.failing(commands) == ["first"]
    printed = capfd.readouterr().out
    assert "first: FAILED" in printed
    assert printed.index("2 passed in 0.1s\n") < printed.index("second: passed")


def test_slow_tests_are_left_out_unless_asked_for(dev: Any) -> None:
    assert dev.checks(["-k", "mood"])["pytest"][3:] == ["-m", "not slow", "-k", "mood"]
    assert dev.checks(["-k", "mood", "--slow"])["pytest"][3:] == ["-k", "mood"]


def test_benchmarks_are_listed_with_what_they_measure(command: Any) -> None:
    listed = command("bench")
    assert listed.returncode == 0
    assert listed.stdout.split(maxsplit=1) == ["opening", "How long opening takes.\n"]
    unknown = command("bench", "closing")
    assert unknown.returncode == 2
    assert "opening" in unknown.stdout


@LINUX
def test_a_missing_library_is_named_by_its_debian_package(dev: Any) -> None:
    assert dev.absent({"libc.so.6": "libc6", "libnowhere.so.0": "nowhere0"}) == ["nowhere0"]


@LINUX
def test_of_two_displays_the_one_that_works_is_enough(dev: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    displays = {"DISPLAY": {"libc.so.6": "libc6"}, "WAYLAND_DISPLAY": {"libnowhere.so.0": "nowhere0"}}
    monkeypatch.setattr(dev, "FOR_A_WINDOW", displays)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "nowhere0" in dev.missing_packages(window=True)
    assert "nowhere0" not in dev.missing_packages(window=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert "nowhere0" not in dev.missing_packages(window=True)


@pytest.mark.usefixtures("set_up")
def test_cleaning_removes_what_the_commands_made_and_nothing_else(checkout: Path, command: Any) -> None:
    for made in ("build/tour", ".mypy_cache", "src/__pycache__"):
        (checkout / made).mkdir(parents=True)
    journal = checkout / "journal.carejournal"
    journal.touch()
    before = {path.name for path in checkout.iterdir()}
    command("clean")
    assert {path.name for path in checkout.iterdir()} == before - {"build", ".mypy_cache"}
    assert not (checkout / "src" / "__pycache__").exists()
    command("clean", "--all")
    assert not (checkout / ".venv").exists()
    assert journal.exists()


def test_every_library_asked_for_is_pinned_to_a_version_that_suits() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    pinned = pins()
    for wanted in map(Requirement, [*asked, *project["build-system"]["requires"]]):
        versions = pinned.get(wanted.name.lower().replace("_", "-"), [])
        assert versions, wanted.name
        assert all(wanted.specifier.contains(version) for version in versions), wanted.name


def test_every_pin_has_its_hashes_and_no_host_or_folder_is_named() -> None:
    text = (CHECKOUT / "constraints.txt").read_text("utf-8")
    lines = text.splitlines()
    for line, following in itertools.pairwise(lines):
        assert "==" not in line or following.startswith("    --hash=sha256:"), line
    assert "/" not in text


def pins() -> dict[str, list[str]]:
    """Return the pinned versions by library; some have another for another Python."""
    found: dict[str, list[str]] = {}
    for line in (CHECKOUT / "constraints.txt").read_text("utf-8").splitlines():
        if "==" in line.partition(";")[0]:
            name, version = line.partition(";")[0].rstrip(" \\").split("==")
            found.setdefault(name, []).append(version)
    return found
