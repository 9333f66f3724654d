"""A password on a report: nothing can be read without it, and everything with it."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.reports.password import LONGEST, locked
from carejournal.reports.typesetting import typeset

if TYPE_CHECKING:
    from reports.conftest import MakeContents


@pytest.fixture
def pdf(make_contents: MakeContents) -> bytes:
    return typeset(make_contents())


def opened(content: bytes, password: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content), password=password)


def test_the_password_opens_it_with_all_its_tags_words_and_pages(pdf: bytes) -> None:
    with opened(pdf, "") as before, opened(locked(pdf, "three old words"), "three old words") as after:
        assert after.encryption.bits == 256
        assert after.Root.MarkInfo.Marked
        assert str(after.Root.Lang) == "en"
        assert after.Root.StructTreeRoot.K
        for page, same in zip(before.pages, after.pages, strict=True):
            assert pikepdf.unparse_content_stream(
                pikepdf.parse_content_stream(page)
            ) == pikepdf.unparse_content_stream(pikepdf.parse_content_stream(same))


@pytest.mark.parametrize("wrong", ["", "Three old words", "three old words ", "three old word"])
def test_no_other_password_opens_it(pdf: bytes, wrong: str) -> None:
    content = locked(pdf, "three old words")
    with pytest.raises(pikepdf.PasswordError):
        opened(content, wrong)


def test_nothing_of_it_can_be_read_from_the_file(pdf: bytes) -> None:
    content = locked(pdf, "three old words")
    assert b"Record for the next appointment" in pdf
    for secret in (b"Record for the next appointment", b"Alex", b"Mood", b"three old words"):
        assert secret not in content
    assert b"/Encrypt" in content


def an_empty_document() -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(target)
    return target.getvalue()


EMPTY = an_empty_document()


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30))
@example("a" * LONGEST)
@example("é" * (LONGEST // 2))
def test_any_characters_can_be_a_password_and_every_one_counts(password: str) -> None:
    content = locked(EMPTY, password)
    with opened(content, password) as document:
        assert len(document.pages) == 1
    with pytest.raises(pikepdf.PasswordError):
        opened(content, password[:-1])


@pytest.mark.parametrize(
    "password", ["", "\0", "secret\0", json.loads('"\\ud83d"'), "a" * 128, "é" * 64, "long " * 1000]
)
def test_a_password_that_a_pdf_cannot_have_is_refused(password: str) -> None:
    with pytest.raises(Refusal) as refused:
        locked(EMPTY, password)
    assert str(refused.value).endswith(".")
    assert not password or password not in str(refused.value)
