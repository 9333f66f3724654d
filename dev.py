#!/usr/bin/env python3
"""Set up, run and check Care Journal with nothing but Python.

    python3 dev.py run      open the journal
    python3 dev.py test     every check there is

`python3 dev.py` alone lists the other commands.
"""

import ast
import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

# No `from __future__ import annotations` above: a Python too old for it must get as far as this sentence.
if sys.version_info < (3, 11):  # noqa: UP036 - the one place that an older Python reaches
    sys.exit("Care Journal needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-for.txt"
PINS = ROOT / "constraints.txt"
BUILD = ROOT / "build"
OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

# What Qt loads from the system on Linux, and the Debian package that brings it.
TO_DRAW = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
FOR_A_WINDOW = {
    "WAYLAND_DISPLAY": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
    "DISPLAY": {
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
    },
}
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def say(text: str) -> None:
    """Print a line at once, so that it stands before what the next program prints."""
    print(text, flush=True)


def call(*command: str | Path, here: Path | None = ROOT, variables: Mapping[str, str] = os.environ) -> int:
    """Run a program in the checkout (`here` None: where the person is) and return its exit code."""
    return subprocess.run([str(part) for part in command], cwd=here, env=variables, check=False).returncode


def program(name: str) -> Path:
    """Return where .venv keeps a program."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


# --- What the system must have ---------------------------------------------------------------------------


def has_display() -> bool:
    """Whether a window can open here."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in FOR_A_WINDOW)


def absent(libraries: Mapping[str, str]) -> list[str]:
    """Return the packages of those libraries that the system's own loader cannot load."""
    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def missing_packages(*, window: bool) -> list[str]:
    """Return the Debian packages that are missing; of two displays the one nearer to working counts."""
    displays = [libraries for name, libraries in FOR_A_WINDOW.items() if window and os.environ.get(name)]
    nearest = min(map(absent, displays), key=len, default=[])
    has_font = any(path for folder in FONTS for path in Path(folder).expanduser().rglob("*.[ot]t[fc]"))
    has_venv = all(map(importlib.util.find_spec, ("venv", "ensurepip")))
    packages = [] if has_venv else [f"python3.{sys.version_info.minor}-venv"]
    return packages + absent(TO_DRAW) + nearest + ([] if has_font else ["fonts-dejavu-core"])


def see_to_system(*, window: bool = False) -> None:
    """Install what the system lacks where root may; otherwise stop with the line that a person can run."""
    packages = missing_packages(window=window) if sys.platform == "linux" else []
    if not packages:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if may_install():
        say(f"This system lacks some packages, which are installed now: {' '.join(packages)}")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        # Package lists may be missing or old, so a failure is tried once more with new ones.
        if call(*install) == 0 or (call("apt-get", "update") == 0 and call(*install) == 0):
            return
    line = " ".join(install)
    sys.exit(f"Python or Qt needs something that is not here. On Debian and Ubuntu, run:\n    sudo {line}")


TEST_TOOLS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "strace": "strace",
    "pdftotext": "poppler-utils",
    "/usr/libexec/at-spi2-registryd": "at-spi2-core",
    "dbus-daemon": "dbus",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
}
"""Programs that some tests use, and are skipped without, and the Debian package that brings each."""


def offer_test_tools() -> None:
    """Install what some tests use, where root may; without it those tests say so and are skipped."""
    packages = [package for tool, package in TEST_TOOLS.items() if not shutil.which(tool)]
    packages += absent(FOR_A_WINDOW["DISPLAY"]) if sys.platform == "linux" else []
    if not packages or sys.platform != "linux" or not may_install():
        return
    say(f"Some tests use programs that are installed now: {' '.join(packages)}")
    install = ["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *packages]
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for line in (install, ["apt-get", "update"], install):
        code = subprocess.run(line, env=variables, capture_output=True, check=False).returncode
        if code == 0 and line is install:
            return


def may_install() -> bool:
    """Whether this user can install packages here."""
    return bool(shutil.which("apt-get")) and getattr(os, "geteuid", lambda: 1)() == 0


# --- The virtual environment -----------------------------------------------------------------------------


def stamp() -> str:
    """Return what .venv depends on: a line that asks for a new one, and a line that asks for an update."""
    inputs = b"".join(path.read_bytes() for path in (PINS, ROOT / "pyproject.toml"))
    return f"Python {platform.python_version()} in {ROOT}\n{hashlib.sha256(inputs).hexdigest()}\n"


def make_venv() -> None:
    """Make an empty .venv with pip, in place of whatever stood there."""
    if Path(sys.prefix).resolve() == VENV:
        sys.exit("The .venv must be made anew: run this with the Python it was made from, not its own.")
    if call(sys.executable, "-m", "venv", "--clear", VENV) != 0:
        sys.exit(f"No virtual environment could be made in {VENV}; the lines above say why.")


def install(*, first: bool) -> None:
    """Install the pinned libraries, each checked against its hash, and this checkout beside them."""
    pip = (program("python"), "-m", "pip", "install", "--disable-pip-version-check", "--no-input")
    pinned = ("--require-hashes", "--only-binary", ":all:", "--requirement", PINS)
    checkout = ("--quiet", "--no-deps", "--no-build-isolation", "--editable", ROOT)
    if call(*pip, *pinned, *([] if first else ["--quiet"])) != 0 or call(*pip, *checkout) != 0:
        sys.exit("Set-up did not finish; the lines above say why. The same command tries again.")


def set_up() -> None:
    """Make .venv as the pins want it; return at once where it is so already."""
    wanted = stamp()
    found = STAMP.read_text("utf-8") if STAMP.is_file() and program("python").exists() else ""
    if found == wanted:
        return
    first = found.partition("\n")[0] != wanted.partition("\n")[0]
    say("Setting up .venv (once, about 200 MB to fetch) ..." if first else "Bringing .venv up to date ...")
    STAMP.unlink(missing_ok=True)  # a set-up that is broken off here starts anew next time
    if first:
        make_venv()
    install(first=first)
    STAMP.write_text(wanted, "utf-8")


def prepare(*, window: bool = False) -> None:
    """See to everything that the program needs, or stop with a sentence that says what is missing."""
    see_to_system(window=window)
    set_up()


# --- The commands ----------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """[ARGUMENTS]  Open the journal; arguments go to it, as in `run search rain`."""
    if not arguments and not has_display():
        say("There is no display here to open a window on, so the tour of its screens is drawn instead.")
        return tour([])
    prepare(window=has_display())
    return call(program("python"), "-m", "carejournal", *arguments, here=None)


def tour(arguments: list[str]) -> int:
    """[FOLDER]  Draw every screen from the sample life, into build/tour unless told."""
    folder = Path(arguments[0] if arguments else BUILD / "tour").absolute()
    prepare()
    code = call(program("python"), "-m", "carejournal", "tour", folder, here=None, variables=OFFSCREEN)
    say("The tour could not be drawn." if code else f"The tour is in {folder}")
    return code


def checks(arguments: list[str]) -> dict[str, list[str | Path]]:
    """Return every check by name; `--slow` takes the slow tests in, other arguments are pytest's."""
    python = program("python")
    marked = [] if "--slow" in arguments else ["-m", "not slow"]
    if not arguments:  # a few tests are there sooner without workers, and slow ones measure
        marked += ["--numprocesses", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
    return {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [program("lint-imports"), "--no-logo"],
        "pytest": [python, "-m", "pytest", *marked, *(part for part in arguments if part != "--slow")],
    }


def failing(commands: dict[str, list[str | Path]]) -> list[str]:
    """Run every command, also after a failure, say how each went, and return the names that failed."""
    failed = []
    for name, command in commands.items():
        say(f"\n=== {name}")
        began = time.monotonic()
        code = call(*command, variables=OFFSCREEN)
        say(f"=== {name}: {'FAILED' if code else 'passed'} in {time.monotonic() - began:.1f} s")
        failed += [name] if code else []
    return failed


def test(arguments: list[str]) -> int:
    """[--slow] [PYTEST ARGUMENTS]  Check everything: ruff, mypy, lint-imports, pytest."""
    prepare()
    offer_test_tools()
    failed = failing(checks(arguments))
    if arguments == ["--slow"] and not failed:
        call(sys.executable, ROOT / "packaging" / "release_check.py", "--tests-passed")
    say(f"\nFailed: {', '.join(failed)}." if failed else "\nEverything passed.")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """[NAME]  Run a benchmark; without a name, list them."""
    files = {file.stem: file for file in sorted((ROOT / "benchmarks").glob("[!_]*.py"))}
    if arguments and arguments[0] in files:
        prepare()
        return call(program("python"), files[arguments[0]], *arguments[1:], here=None)
    if arguments:
        say(f"There is no benchmark called {arguments[0]}.")
    for name, file in files.items():
        promise = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
        say(f"  {name:<16}{promise.partition(chr(10))[0]}")
    return 2 if arguments else 0


def tool(name: str, promise: str) -> Callable[[list[str]], int]:
    """Return a command that has a file of its own in packaging/ and needs nothing but Python."""

    def run_tool(arguments: list[str]) -> int:
        see_to_system()
        return call(sys.executable, ROOT / "packaging" / f"{name}.py", *arguments)

    run_tool.__doc__ = promise
    return run_tool


def setup(_: list[str]) -> int:
    """Set up .venv and nothing more."""
    prepare()
    say(f"Ready: {program('python')}")
    return 0


def format_code(arguments: list[str]) -> int:
    """[FILES]  Put the code into its form, and mend what ruff can mend."""
    prepare()
    ruff = (program("python"), "-m", "ruff")
    return max(call(*ruff, "check", "--fix", *arguments), call(*ruff, "format", *arguments))


def clean(arguments: list[str]) -> int:
    """[--all]  Remove what these commands made, with --all also .venv; no journal is touched."""
    made = [BUILD, ROOT / "dist", ROOT / ".hypothesis", *ROOT.glob(".*_cache")]
    made += [cache for room in ("src", "tests", "benchmarks") for cache in (ROOT / room).rglob("__pycache__")]
    for folder in [*made, VENV] if "--all" in arguments else made:
        shutil.rmtree(folder, ignore_errors=True)
    (ROOT / ".coverage").unlink(missing_ok=True)
    return 0


COMMANDS = {
    "run": run,
    "test": test,
    "tour": tour,
    "bench": bench,
    "setup": setup,
    "format": format_code,
    "clean": clean,
    "lock": tool("write_pins", "[UV ARGUMENTS]  Write the pins anew; `--upgrade` takes newer versions."),
    "package": tool("build_package", "[FOLDER]  Build what people install, as far as this system can."),
    "pictures": tool("draw_pictures", "  Draw the pictures of README and guide anew, from the tour."),
    "quality": tool("write_quality", "[NAMES]  Write docs/quality.md from what the slow forms print."),
    "translate": tool("shown_words", "  Add new sentences to the translations, and tell what is left."),
    "release": tool("release_check", "  Say whether everything that a release needs agrees."),
}


def main(arguments: list[str]) -> int:
    """Do what the first argument names and return the exit code."""
    if arguments and arguments[0] in COMMANDS:
        try:
            return COMMANDS[arguments[0]](arguments[1:])
        except KeyboardInterrupt:
            return 130
    say("python3 dev.py COMMAND, where COMMAND is one of\n")
    for name, command in COMMANDS.items():
        usage, _, promise = (command.__doc__ or "").rpartition("  ")
        say(f"  {name + ' ' + usage:<36}{promise}")
    return 0 if arguments in (["-h"], ["--help"], ["help"]) else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
