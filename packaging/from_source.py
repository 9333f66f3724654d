"""The libraries that are built here on Linux, without the parts that the program never calls.

Their wheels carry them: numpy's a library for large matrices, where ours are small, and Pillow's the formats
of photos, which Qt reads. The sources are those in constraints.txt beside this file, with their hashes.
Windows and macOS take the wheels.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

OPTIONS = {
    # Also without code for newer processors, with which results differ in their last digits.
    "numpy": tuple(f"setup-args=-D{part}=none" for part in ("blas", "lapack", "cpu-dispatch")),
    # matplotlib writes PNG, for which this needs zlib alone.
    "pillow": tuple(
        f"{part}=disable"
        for part in (
            "jpeg",
            "tiff",
            "jpeg2000",
            "xcb",
            "freetype",
            "raqm",
            "lcms",
            "webp",
            "avif",
            "imagequant",
        )
    ),
}
HEADERS = {"Python.h": "python3-dev", "zlib.h": "zlib1g-dev"}
PROGRAMS = {"gcc": "gcc", "g++": "g++", "strip": "binutils"}


def missing_packages() -> list[str]:
    """Return the Debian packages without which nothing can be compiled here."""
    places = [Path(sysconfig.get_path("include")), Path("/usr/include"), Path("/usr/local/include")]
    headers = [HEADERS[name] for name in HEADERS if not any((place / name).is_file() for place in places)]
    return headers + [PROGRAMS[name] for name in PROGRAMS if shutil.which(name) is None]


def block_of(name: str, pins: str) -> str:
    """Return the lines of a list of pins that are about one library: its versions, and all their hashes."""
    return "".join(re.findall(rf"^{re.escape(name)}==.*\n(?:    --hash.*\n)+", pins, re.MULTILINE))


def with_options(block: str, options: tuple[str, ...]) -> str:
    """Return the lines with the options of the build; pip's own take none for what a file names."""
    told = "".join(f'    --config-settings="{option}" \\\n' for option in options)
    return re.sub(r"^\S.*\n", lambda first: first[0] + told, block, flags=re.MULTILINE)


def build_from_source(python: Path, pins: Path, work: Path) -> None:
    """Put our builds in place of the wheels in the environment of that Python; does nothing but on Linux."""
    if sys.platform != "linux":
        return
    if packages := missing_packages():
        sys.exit(
            "Building needs a compiler. On Debian and Ubuntu, run:\n"
            f"    sudo apt-get install {' '.join(packages)}"
        )
    variables = os.environ | {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}", "LDFLAGS": "-Wl,-s"}
    for name, options in OPTIONS.items():
        print(f"Building {name} from its source (once) ...", flush=True)
        wanted = work / f"{name}.txt"
        wanted.write_text(with_options(block_of(name, pins.read_text("utf-8")), options), "utf-8")
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        how = [
            "--force-reinstall",
            "--no-deps",
            "--no-build-isolation",
            "--no-binary",
            ":all:",
            "--no-cache-dir",
        ]
        pinned = ["--require-hashes", "--requirement", str(wanted)]
        subprocess.run([*pip, *how, *pinned], check=True, env=variables)
    forget_the_builder(python)


def forget_the_builder(python: Path) -> None:
    """Take out of numpy's note on its building where that was: it would differ from folder to folder."""
    for note in python.parent.parent.glob("lib/python3*/site-packages/numpy/__config__.py"):
        note.write_text(note.read_text("utf-8").replace(str(python), "python"), "utf-8")
