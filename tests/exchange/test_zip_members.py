"""Zip files made by others, some of them with ill intent."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange.source import Source


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def encrypted(data: bytes) -> bytes:
    """Return the same zip file, said to be encrypted."""
    changed = bytearray(data)
    changed[data.index(b"PK\x03\x04") + 6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def test_a_member_is_read_like_a_file() -> None:
    source = Source.of(zipped(diary="süß\n".encode()))
    assert source.is_zip
    assert source.member("diary").text() == "süß\n"


def test_a_zip_file_within_a_zip_file_is_read() -> None:
    source = Source.of(zipped(inner=zipped(diary=b"text")))
    assert source.member("inner").member("diary").read() == b"text"


def test_what_is_no_zip_file_has_no_members() -> None:
    assert Source.of(b"text").members == {}


@pytest.mark.parametrize("name", ["../diary", "a/../../diary", "/etc/diary", "C:\\diary", "..\\diary"])
def test_names_that_lead_outside_are_refused(name: str) -> None:
    with pytest.raises(Refusal, match="outside"):
        _ = Source.of(zipped(**{"diary": b"", name: b""})).members


def test_two_dots_within_a_name_are_harmless() -> None:
    assert set(Source.of(zipped(**{"a..b": b"", "photos/c": b""})).members) == {"a..b", "photos/c"}


def test_an_encrypted_member_is_refused() -> None:
    with pytest.raises(Refusal, match="password"):
        Source.of(encrypted(zipped(diary=b"text"))).member("diary").read()


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(Refusal, match="unreasonable"):
        _ = Source.of(zipped(diary=bytes(70 << 20))).members


@given(st.data())
def test_a_damaged_zip_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(zipped(diary=b"text " * 50, more=b"x"))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    source = Source.of(bytes(whole[: data.draw(st.integers(4, len(whole)))]))
    try:
        for name in source.members:
            source.member(name).read()
    except Refusal as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - either outcome is right
