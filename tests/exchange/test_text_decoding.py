"""Which encoding a text is in."""

from __future__ import annotations

import io

from carejournal.exchange.text_decoding import (
    CHUNK,
    DAMAGED_LETTERS,
    OTHER_ENCODING,
    decoded_opening,
    decoding_of,
)


def test_text_that_is_no_utf_8_is_taken_for_windows_1252_with_a_warning() -> None:
    found = decoding_of(io.BytesIO("Müde, aber schön".encode("cp1252")))
    assert found.encoding == "cp1252"
    assert found.warnings == (OTHER_ENCODING,)


def test_a_damaged_letter_does_not_change_the_encoding_where_a_mark_tells_it() -> None:
    found = decoding_of(io.BytesIO("\ufeffschön".encode()[:-2]))
    assert found.encoding == "utf-8-sig"
    assert found.warnings == (DAMAGED_LETTERS,)


def test_half_a_character_at_the_end_of_utf_16_is_told() -> None:
    assert decoding_of(io.BytesIO("diary".encode("utf-16")[:-1])).warnings == (DAMAGED_LETTERS,)


def test_a_letter_across_two_chunks_is_whole() -> None:
    data = b"x" * (CHUNK - 1) + "ü".encode()
    assert decoding_of(io.BytesIO(data)).encoding == "utf-8-sig"


def test_what_stands_after_the_first_chunk_counts_too() -> None:
    assert decoding_of(io.BytesIO(b"x" * CHUNK + b"\xff")).encoding == "cp1252"


def test_an_opening_that_ends_within_a_letter_keeps_its_encoding() -> None:
    assert decoded_opening("größe, für".encode()[:-2]) == "größe, f"
    assert decoded_opening("größe".encode("cp1252")) == "größe"
    assert decoded_opening("größe".encode("utf-16")[:-1]) == "größ"
