"""The recipes: valid as far as tools here can tell, true to the files that exist, and of one version."""

from __future__ import annotations

import faulthandler
import hashlib
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import debian_package
import from_source
import icons_of_all_sizes
import installed_size
import licences
import pytest
import release_check
import write_quality
import yaml
from lxml import etree
from PIL import Image

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGING = CHECKOUT / "packaging"
LINUX = PACKAGING / "linux"
METAINFO = next(LINUX.glob("*.metainfo.xml"))


def valid(*command: str | Path) -> bool:
    """Return whether a validator is content; skip where there is none."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    print(done.stdout, done.stderr)  # noqa: T201 - pytest shows it where the test fails
    return done.returncode == 0


def test_the_menu_entry_is_valid() -> None:
    assert valid("desktop-file-validate", LINUX / "carejournal.desktop")


def test_the_metainfo_is_valid() -> None:
    assert valid("appstreamcli", "validate", "--no-net", METAINFO)


def test_the_script_for_macos_can_be_parsed() -> None:
    assert valid("sh", "-n", PACKAGING / "macos" / "make_dmg.sh")


def test_pictures_of_the_metainfo_are_those_of_the_documents() -> None:
    names = [Path(image.text or "").name for image in etree.parse(METAINFO).iter("image")]
    assert names
    assert [name for name in names if not (CHECKOUT / "docs" / "pictures" / name).is_file()] == []


def test_the_flatpak_takes_files_that_exist_and_has_no_network() -> None:
    recipe = next((PACKAGING / "flatpak").glob("*.yml"))
    manifest = yaml.safe_load(recipe.read_text("utf-8"))
    assert not [each for each in manifest["finish-args"] if "network" in each]
    files = [each for each in manifest["modules"][0]["sources"] if each["type"] == "file"]
    assert [each for each in files if not (recipe.parent / each["path"]).is_file()] == []
    assert manifest["app-id"] == recipe.stem == METAINFO.name.removesuffix(".metainfo.xml")


def test_the_windows_recipe_takes_what_the_build_makes() -> None:
    text = (PACKAGING / "windows" / "carejournal.iss").read_text("utf-8")
    spec = (PACKAGING / "carejournal.spec").read_text("utf-8")
    assert set(re.findall(r"\{app\}\\([\w-]+)\.exe", text)) <= set(
        re.findall(r'executable\("([\w-]+)"', spec)
    )
    assert "Not tried" in text


def test_one_file_type_in_every_place() -> None:
    desktop = (LINUX / "carejournal.desktop").read_text("utf-8")
    mime = (LINUX / "carejournal.xml").read_text("utf-8")
    (kind,) = re.findall(r"MimeType=(.+);", desktop)
    assert f'type="{kind}"' in mime
    assert f"<mediatype>{kind}</mediatype>" in METAINFO.read_text("utf-8")


def test_icons_are_drawn_in_every_size_and_nothing_is_cut_off(tmp_path: Path) -> None:
    drawn = icons_of_all_sizes.draw_icons(tmp_path)
    for size, path in drawn.items():
        with Image.open(path) as icon:
            assert icon.size == (size, size)
            assert icon.getpixel((size // 2, size // 2))[3] == 255  # type: ignore[index]
            colours = icon.convert("RGB").getcolors(size * size) or ()
            assert len(colours) > 3  # page, cover and lines can be told apart
    assert struct.unpack("<3H", (tmp_path / "carejournal.ico").read_bytes()[:6])[2] == 6
    with Image.open(tmp_path / "carejournal.ico") as icon:
        assert (256, 256) in icon.info["sizes"]
    assert (tmp_path / "carejournal.icns").read_bytes()[:4] == b"icns"


def test_every_library_tells_its_licence() -> None:
    assert licences.without_text() == []
    text = licences.licences_text(CHECKOUT / "LICENSE")
    assert "MIT License" in text
    assert "LGPL" in text
    assert re.search(r"^sqlcipher3 ", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("version", "debian"), [("0.1.0", "0.1.0"), ("0.2.0.dev0", "0.2.0~dev0"), ("1.0.0rc1", "1.0.0~rc1")]
)
def test_debian_sorts_versions_as_python_does(version: str, debian: str) -> None:
    assert debian_package.debian_version(version) == debian


def test_version_changelog_metainfo_readme_and_pins_agree() -> None:
    found = release_check.disagreements(CHECKOUT)
    assert [each for each in found if "Unreleased" not in each] == []


def test_a_disagreement_is_told(tmp_path: Path) -> None:
    for name in ("src/carejournal/__init__.py", "CHANGELOG.md", "README.md", "constraints.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CHECKOUT / name, tmp_path / name)
    shutil.copytree(PACKAGING, tmp_path / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    pins = tmp_path / "packaging" / "constraints.txt"
    pins.write_text(re.sub(r"^lxml==\S+", "lxml==1.0", pins.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    (tmp_path / "src/carejournal/__init__.py").write_text('__version__ = "9.9.9"\n', "utf-8")
    told = " ".join(release_check.disagreements(tmp_path))
    assert all(each in told for each in ("CHANGELOG.md has no section for 9.9.9", "README.md", "lxml"))


def test_a_written_figure_replaces_the_last_and_leaves_the_others(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    write_quality.write_section(page, "kill", "1000 kills, nothing lost\n", 12)
    write_quality.write_section(page, "start", "first", 1)
    write_quality.write_section(page, "start", "second", 1)
    text = page.read_text("utf-8")
    assert "1000 kills" in text
    assert "second" in text
    assert "\nfirst\n" not in text
    assert text.index("second") < text.index("1000 kills")  # in the order of the forms


def test_qt_is_counted_apart(tmp_path: Path) -> None:
    for name, size in (
        ("_internal/PySide6/Qt/lib/libQt6Core.so", 3),
        ("_internal/typst/x.so", 5),
        ("carejournal", 7),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size))
    sizes = installed_size.sizes_of(tmp_path)
    assert sizes["Qt"] == 3
    assert installed_size.above_qt_mb(sizes) * 1e6 == 12


@pytest.mark.slow
def test_two_builds_are_the_same(tmp_path: Path) -> None:
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg-deb is not installed")
    faulthandler.cancel_dump_traceback_later()  # each build takes longer than any other test may hang
    sums = []
    for name in ("one", "two"):
        build = [sys.executable, str(PACKAGING / "build_package.py"), str(tmp_path / name)]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        files = sorted((tmp_path / name).iterdir())
        sums.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
    assert sums[0] == sums[1]


@pytest.mark.parametrize("name", from_source.OPTIONS)
def test_what_is_built_from_its_source_is_pinned_alone_with_its_hashes(name: str) -> None:
    block = from_source.block_of(name, (PACKAGING / "constraints.txt").read_text("utf-8"))
    lines = block.splitlines()
    assert {line.partition("==")[0] for line in lines if not line.startswith(" ")} == {name}
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in lines if line[0] == " ")
    assert not lines[-1].endswith("\\")
    told = from_source.with_options(block, from_source.OPTIONS[name]).splitlines()
    assert len(told) > len(lines)
    assert [line for line in told if "--config-settings" not in line] == lines


@pytest.mark.skipif(sys.platform != "linux", reason="only there libraries are built from their sources")
def test_what_a_build_lacks_is_told_as_debian_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert {"gcc", "g++", "binutils"} <= set(from_source.missing_packages())
