"""The journal's key in the computer's own keyring."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from carejournal.system.remembered_key import can_remember, forget, recall, remember

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SALT = bytes(range(16))
SECRET = bytes(range(100, 132))


class Kept(KeyringBackend):
    """Stands in for a desktop's keyring: keeps what it is given for as long as it lives."""

    priority: ClassVar[float] = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        try:
            del self.kept[service, username]
        except KeyError:
            raise PasswordDeleteError("No such password!") from None


class Plain(Kept):
    """Stands in for a file that anyone can read."""

    priority = 0.5


class BroughtPlain(Kept):
    """Stands in for an add-on's file that claims to be as good as a keyring."""

    priority = 9


BroughtPlain.__module__ = "keyrings.alt.file"


class Locked(Kept):
    """Stands in for a keyring whose question is answered with "cancel"."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"{service} {username} {password}")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked(f"{service} {username}")


class Broken(Locked):
    """Stands in for a keyring that fails in a way of its own."""

    def get_password(self, service: str, username: str) -> str | None:
        raise ZeroDivisionError(service, username)

    set_password = get_password  # type: ignore[assignment]
    delete_password = get_password  # type: ignore[assignment]


class Forgetful(Kept):
    """Stands in for a keyring that takes everything and keeps nothing."""

    def get_password(self, service: str, username: str) -> str | None:
        self.kept.clear()
        return super().get_password(service, username)


class Waiting(Kept):
    """Stands in for a keyring whose question nobody answers for now."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.answered, self.done = threading.Event(), threading.Event(), threading.Event()

    def set_password(self, service: str, username: str, password: str) -> None:
        self.asked.set()
        self.answered.wait()
        super().set_password(service, username, password)

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.set()
        self.answered.wait()
        self.done.set()
        return super().get_password(service, username)


class Chained(ChainerBackend):
    """Stands in for several keyrings on one computer."""

    backends: ClassVar[list[KeyringBackend]] = []


# keyring chooses among all classes there are; these are for the tests of this file alone.
KeyringBackend._classes -= {Kept, Plain, BroughtPlain, Locked, Broken, Forgetful, Waiting, Chained}


@pytest.fixture(autouse=True)
def nothing_said(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Hold every test to quiet: nothing printed, nothing logged; afterwards there is no keyring."""
    caplog.set_level(logging.DEBUG)
    yield
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_a_remembered_key_comes_back_until_it_is_forgotten() -> None:
    keyring.set_keyring(Kept())
    assert can_remember()
    assert recall(SALT) is None
    assert remember(SALT, SECRET)
    assert recall(SALT) == SECRET
    forget(SALT)
    assert recall(SALT) is None
    forget(SALT)


def test_each_journal_has_a_key_of_its_own() -> None:
    keyring.set_keyring(Kept())
    other = bytes(16)
    assert remember(SALT, SECRET)
    assert remember(other, SECRET[::-1])
    forget(SALT)
    assert recall(SALT) is None
    assert recall(other) == SECRET[::-1]


def test_the_keyring_is_told_the_program_the_salt_and_the_key_and_no_more() -> None:
    ring = Kept()
    keyring.set_keyring(ring)
    remember(SALT, SECRET)
    assert ring.kept == {("Care Journal", SALT.hex()): SECRET.hex()}


@pytest.mark.parametrize("ring", [fail.Keyring, null.Keyring, Plain, BroughtPlain])
def test_a_plain_file_or_no_keyring_at_all_is_not_used(ring: type[KeyringBackend]) -> None:
    made = ring()
    keyring.set_keyring(made)
    assert not can_remember()
    assert not remember(SALT, SECRET)
    assert recall(SALT) is None
    forget(SALT)
    assert getattr(made, "kept", {}) == {}


@pytest.mark.parametrize("ring", [Locked, Broken])
def test_a_locked_or_broken_keyring_remembers_nothing_quietly(ring: type[KeyringBackend]) -> None:
    keyring.set_keyring(ring())
    assert can_remember()
    assert not remember(SALT, SECRET)
    assert recall(SALT) is None
    forget(SALT)


def test_a_key_that_does_not_come_back_is_not_said_to_be_remembered() -> None:
    keyring.set_keyring(Forgetful())
    assert not remember(SALT, SECRET)


@pytest.mark.parametrize("kept", ["", "no key at all", "0", "é"])
def test_what_is_no_key_is_not_recalled(kept: str) -> None:
    ring = Kept()
    keyring.set_keyring(ring)
    ring.set_password("Care Journal", SALT.hex(), kept)
    assert recall(SALT) is None


def test_of_several_keyrings_the_first_real_one_is_used() -> None:
    plain, real = BroughtPlain(), Kept()
    Chained.backends = [plain, real]
    keyring.set_keyring(Chained())  # type: ignore[no-untyped-call]
    assert remember(SALT, SECRET)
    assert plain.kept == {}
    assert recall(SALT) == SECRET


def test_several_plain_ones_are_no_keyring() -> None:
    Chained.backends = [BroughtPlain(), Plain()]
    keyring.set_keyring(Chained())  # type: ignore[no-untyped-call]
    assert not can_remember()


def test_an_unanswered_question_is_not_waited_for_for_ever() -> None:
    ring = Waiting()
    keyring.set_keyring(ring)
    assert recall(SALT, within=0.01) is None
    ring.answered.set()


def test_what_is_answered_too_late_is_not_kept_behind_the_persons_back() -> None:
    ring = Waiting()
    keyring.set_keyring(ring)
    assert not remember(SALT, SECRET, within=0.01)
    assert ring.asked.wait(10)
    ring.answered.set()
    assert ring.done.wait(10)
    assert ring.kept == {}


ALONE = """
import sys
from carejournal.system.remembered_key import can_remember, forget, recall, remember
assert "keyring" not in sys.modules
print(can_remember(), remember(b"salt", b"key"), recall(b"salt"), forget(b"salt"))
"""


@pytest.mark.parametrize("backend", ["", "keyring.backends.null.Keyring", "no.such.module"])
def test_a_computer_without_a_keyring_is_quiet(backend: str, tmp_path: Path) -> None:
    home = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/no",
    }
    named = {"PYTHON_KEYRING_BACKEND": backend} if backend else {}
    paths = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", ALONE], env=home | named | paths, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("False False None None\n", "")


def test_a_broken_choice_of_keyring_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=no.such.Ring\n")
    test_a_computer_without_a_keyring_is_quiet("", tmp_path)
