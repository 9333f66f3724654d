"""Build what people install, as far as this system can: one folder, .deb, wheel, sdist.

Run as `python3 dev.py package [FOLDER]`; without a folder into dist/. The tools are pinned in constraints.txt
beside this file, with their hashes, and live in build/packaging. Two builds of a commit hold the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from debian_package import make_deb
from from_source import build_from_source

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / "build" / "packaging"
FIRST_COMMIT = 1_780_000_000
"""The time that everything bears where there is no git to ask for the commit's."""


def main() -> None:
    """Build into the folder given, or dist/, and say what was made."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").resolve()
    target.mkdir(parents=True, exist_ok=True)
    set_up_tools()
    variables = reproducible()
    made = [*python_packages(target, variables)]
    folder = program_folder(variables)
    if shutil.which("dpkg-deb"):
        made.append(make_deb(folder, WORK, target, version(), int(variables["SOURCE_DATE_EPOCH"])))
    else:
        made.append(
            Path(
                shutil.make_archive(
                    str(target / f"carejournal-{version()}"), "zip", folder.parent, folder.name
                )
            )
        )
    for path in made:
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path}")


def version() -> str:
    """Return the program's version, from the one place where it stands."""
    text = (ROOT / "src" / "carejournal" / "__init__.py").read_text("utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def reproducible() -> dict[str, str]:
    """Return the variables under which two builds are the same: one time for all, one order of sets."""
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or asked.stdout.strip() or str(FIRST_COMMIT)
    return os.environ | {
        "SOURCE_DATE_EPOCH": epoch,
        "PYTHONHASHSEED": "0",
        "CAREJOURNAL_PACKAGING": str(WORK),
        "CAREJOURNAL_VERSION": version(),
        "QT_QPA_PLATFORM": "offscreen",
    }


def tool(name: str = "python") -> Path:
    """Return a program of the tools' own virtual environment."""
    return WORK / "venv" / ("Scripts" if os.name == "nt" else "bin") / name


def set_up_tools() -> None:
    """Make the environment of exactly the pinned libraries and tools; nothing of the tests' is in it."""
    pins = HERE / "constraints.txt"
    inputs = pins.read_bytes() + (HERE / "from_source.py").read_bytes()
    stamp, wanted = WORK / "venv" / "set-up-for.txt", hashlib.sha256(inputs).hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    print("Fetching the pinned tools (once) ...", flush=True)
    venv.create(WORK / "venv", clear=True, with_pip=True)
    pip = [str(tool()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    subprocess.run(
        [*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", str(pins)], check=True
    )
    build_from_source(tool(), pins, WORK)
    stamp.write_text(wanted, "utf-8")


def python_packages(target: Path, variables: dict[str, str]) -> list[Path]:
    """Build wheel and sdist, for pipx and for other distributions."""
    fresh = WORK / "python"
    shutil.rmtree(fresh, ignore_errors=True)
    subprocess.run([tool(), "-m", "hatchling", "build", "-d", fresh], cwd=ROOT, env=variables, check=True)
    return [Path(shutil.copy(path, target)) for path in sorted(fresh.iterdir())]


def program_folder(variables: dict[str, str]) -> Path:
    """Build the one folder that every installer carries, and return it."""
    for made in ("dist", "work", "stripped"):  # nothing of an earlier build may slip in
        shutil.rmtree(WORK / made, ignore_errors=True)
    for script, *arguments in (
        ("licences.py", ROOT / "LICENSE", WORK / "LICENCES.txt"),
        ("icons_of_all_sizes.py", WORK / "icons"),
    ):
        subprocess.run([tool(), HERE / script, *arguments], env=variables, check=True)
    places = ("--distpath", WORK / "dist", "--workpath", WORK / "work", "--log-level", "WARN")
    spec = HERE / "carejournal.spec"
    subprocess.run([tool(), "-m", "PyInstaller", "--noconfirm", *places, spec], env=variables, check=True)
    return WORK / "dist" / "carejournal"


if __name__ == "__main__":
    main()
