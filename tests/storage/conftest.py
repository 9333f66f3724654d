"""What the tests of the journal's file share."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.measure import Form, Measure
from storage.made_journals import BROUGHT, PASSPHRASE, created, empty
from storage.nursery import Nursery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carejournal.storage.journal import Journal

NOBODY = 65534


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    """Return what opens each kind of journal, one after the other."""
    given: str | None = request.param
    return given


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the test's journal is, or will be; alone in its folder."""
    return tmp_path / "my journal"


@pytest.fixture
def journal(path: Path, passphrase: str | None) -> Iterator[Journal]:
    """Make a new journal of either kind."""
    with empty(path, passphrase) as made:
        yield made


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """Make a plain journal that the tests of a module share, each inside `undone`.

    It knows the import and the measure that entries made by hypothesis refer to.
    """
    with created(tmp_path_factory.mktemp("shared") / "journal") as journal:
        with journal.transaction():
            journal.origins.add_import(BROUGHT)
            journal.catalogue.put_measure(Measure("own", "Own", Form.NUMBER))
        yield journal


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of its own, of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can only be mounted by root on Linux")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def outside_folder() -> Iterator[Path]:
    """Make a folder that every user can reach; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="carejournal-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def ordinary_user(outside_folder: Path) -> Callable[[], contextlib.AbstractContextManager[None]]:
    """Return what runs a block as a user whom modes keep out: root goes everywhere."""

    @contextlib.contextmanager
    def as_nobody() -> Iterator[None]:
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    if os.name != "posix":
        pytest.skip("modes are POSIX's")
    if os.geteuid() != 0:
        return contextlib.nullcontext
    with as_nobody():
        if not os.access(outside_folder, os.X_OK, effective_ids=True):
            pytest.skip("no folder here can be reached by another user")
    return as_nobody


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Start the process whose children are killed."""
    with Nursery() as started:
        yield started


@pytest.fixture
def moments() -> Random:
    """Return what chooses when to kill; a test that fails tells its seed."""
    seed = random.randrange(1 << 32)
    print(f"the moments were those of Random({seed})")  # noqa: T201 - pytest shows it with a failure
    return Random(seed)
