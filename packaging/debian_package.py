"""The .deb: the program's folder, menu entry, icons, file type and licences; no script runs on installing it.

Removing it removes what it brought. Journals lie in people's homes, which it never touches.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NAME = "carejournal"
MAINTAINER = "The Care Journal developers <developers@carejournal.example>"
RENAMED = {name: f"{name}t64" for name in ("libglib2.0-0", "libcups2", "libreadline8")}
"""Packages that newer Debian and Ubuntu call otherwise."""
OPTIONAL = {"libcups2"}
"""For printing alone."""
PROGRAM, DATA = 0o755, 0o644
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Homepage: https://carejournal.example/
Description: private journal of days, sleep, stress and sessions
 Keeps how your days were, how you slept and what therapy or massage sessions
 brought, in one file on this computer, locked with a passphrase if you like.
 Shows what went together in your days, and prepares pages for an appointment.
 There is no account and no network connection.
"""


def make_deb(folder: Path, work: Path, target: Path, version: str, epoch: int) -> Path:
    """Build the .deb of the program's folder into the target folder and return it."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    _lay_out(root, folder, work / "icons", epoch)
    needed = needed_packages(folder)
    control = CONTROL.format(
        name=NAME,
        version=debian_version(version),
        architecture=_output("dpkg", "--print-architecture"),
        maintainer=MAINTAINER,
        size=round(sum(path.lstat().st_size for path in root.rglob("*")) / 1024),
        depends=", ".join(
            [
                _libc(),
                *(each for each in needed if each.partition(" ")[0] not in OPTIONAL),
                "fonts-dejavu-core",
            ]
        ),
        recommends=", ".join(each for each in needed if each.partition(" ")[0] in OPTIONAL) or "libcups2",
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control, "utf-8")
    (root / "DEBIAN" / "md5sums").write_text(_checksums(root), "utf-8")
    _settle_modes_and_times(root, epoch)
    path = target / f"{NAME}_{debian_version(version)}_{_output('dpkg', '--print-architecture')}.deb"
    build = [
        "dpkg-deb",
        "--root-owner-group",
        "-Zzstd",
        "-z9",
        "--build",
        str(root),
        str(path),
    ]
    subprocess.run(
        build, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"SOURCE_DATE_EPOCH": str(epoch)}
    )
    return path


def debian_version(version: str) -> str:
    """Return the version so that Debian sorts it as Python does: 0.1.0.dev0 comes before 0.1.0."""
    return re.sub(r"\.?(dev|a|b|rc)(\d+)", r"~\1\2", version)


def needed_packages(folder: Path) -> list[str]:
    """Return the Debian packages of the libraries that the folder needs and that are not in it."""
    inside = {path.name for path in folder.rglob("*")}
    named: set[str] = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF":
            named |= set(re.findall(r"NEEDED.*\[(.+)\]", _output("readelf", "-d", str(path))))
    packages = {
        _package_of(library) for library in named - inside if not library.startswith(("libc.", "ld-linux"))
    }
    packages -= {"", "libc6"}
    return sorted(f"{each} | {RENAMED[each]}" if each in RENAMED else each for each in packages)


def _package_of(library: str) -> str:
    found = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True, check=False).stdout
    return found.partition(":")[0].strip()


def _libc() -> str:
    """Return the C library's package, as new as the one that Python was built against at the least."""
    wanted = _output("dpkg-query", "-W", "-f", "${Version}", "libc6").partition("-")[0]
    return f"libc6 (>= {wanted})"


def _lay_out(root: Path, folder: Path, icons: Path, epoch: int) -> None:
    shutil.copytree(folder, root / "usr" / "lib" / NAME, symlinks=True)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    share = root / "usr" / "share"
    placed = {
        HERE / "linux" / "carejournal.desktop": share / "applications" / "carejournal.desktop",
        HERE / "linux" / "carejournal.xml": share / "mime" / "packages" / "carejournal.xml",
        HERE / "icons" / "carejournal.svg": share
        / "icons"
        / "hicolor"
        / "scalable"
        / "apps"
        / "carejournal.svg",
        ROOT / "LICENSE": share / "doc" / NAME / "copyright",
    }
    metainfo = next((HERE / "linux").glob("*.metainfo.xml"))
    placed[metainfo] = share / "metainfo" / metainfo.name
    for icon in sorted(icons.glob("carejournal-*.png")):
        size = icon.stem.rpartition("-")[2]
        placed[icon] = share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "carejournal.png"
    for source, place in placed.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
    with (share / "doc" / NAME / "copyright").open("a", encoding="utf-8") as file:
        file.write(f"\nThe licences of what it carries: /usr/lib/{NAME}/_internal/LICENCES.txt\n")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (share / "doc" / NAME / "changelog.gz").write_bytes(gzip.compress(changes, mtime=epoch))


def _checksums(root: Path) -> str:
    files = sorted(path for path in (root / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    sums = ((hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest(), path) for path in files)
    return "".join(f"{number}  {path.relative_to(root)}\n" for number, path in sums)


def _settle_modes_and_times(root: Path, epoch: int) -> None:
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(PROGRAM if path.is_dir() or path == root / "usr" / "lib" / NAME / NAME else DATA)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
