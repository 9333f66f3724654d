"""The recovery code: read back from paper, and what it opens."""

from __future__ import annotations

import itertools
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.storage.recovery_code import (
    DIGITS,
    RecoveryCode,
    new_recovery_code,
    parse_recovery_code,
    public_key_of,
    unwrap,
    wrap,
)

CODES = st.binary(min_size=16, max_size=16).map(RecoveryCode)
SECRET, SALT = bytes(range(32)), bytes(range(16))
CODE, OTHER = RecoveryCode(b"sixteen byte key"), RecoveryCode(b"another such key")
SHEET = """Care Journal: Recovery sheet
Opens: journal.carejournal

    {code}

Keep it where important papers are kept.
"""


def is_refused(text: str) -> bool:
    try:
        parse_recovery_code(text)
    except Refusal:
        return True
    return False


@given(CODES)
def test_a_printed_code_is_read_back(code: RecoveryCode) -> None:
    assert parse_recovery_code(code.words) == code


@pytest.mark.parametrize("value", [bytes(16), b"\xff" * 16, b"\0" * 15 + b"\1", b"\x80" + bytes(15)])
def test_the_first_and_last_codes_are_read_back_too(value: bytes) -> None:
    assert parse_recovery_code(RecoveryCode(value).words).value == value


@given(CODES)
def test_a_code_is_printed_in_seven_groups_of_four_without_letters_taken_for_others(
    code: RecoveryCode,
) -> None:
    groups = code.words.split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert set("".join(groups)) <= set(DIGITS)
    assert set(DIGITS).isdisjoint("ILOU")


@given(CODES, st.data())
def test_case_gaps_and_lookalikes_make_no_difference(code: RecoveryCode, data: st.DataObject) -> None:
    written = []
    for letter in code.words.replace("-", ""):
        ways = {letter, letter.lower(), *{"0": "oO", "1": "iIlL"}.get(letter, "")}
        written.append(data.draw(st.sampled_from(sorted(ways))))
        written.append(data.draw(st.sampled_from(["", "-", " ", "\u2013", "\u00a0", "\n", " - "])))
    assert parse_recovery_code("".join(written)) == code


def test_the_code_is_found_in_a_saved_sheet() -> None:
    assert parse_recovery_code(SHEET.format(code=CODE.words)) == CODE
    assert is_refused(SHEET.format(code=CODE.words[:-1]))


@settings(max_examples=20, deadline=None)
@given(CODES)
def test_every_single_wrong_character_is_noticed(code: RecoveryCode) -> None:
    right = code.words.replace("-", "")
    for place, digit in itertools.product(range(len(right)), DIGITS):
        if digit != right[place]:
            assert is_refused(right[:place] + digit + right[place + 1 :])


@settings(deadline=None)
@given(CODES)
def test_two_characters_exchanged_are_noticed_wherever_they_stand(code: RecoveryCode) -> None:
    right = code.words.replace("-", "")
    for one, other in itertools.combinations(range(len(right)), 2):
        letters = list(right)
        letters[one], letters[other] = letters[other], letters[one]
        assert right[one] == right[other] or is_refused("".join(letters))


@given(CODES, st.data())
def test_any_two_wrong_characters_are_noticed(code: RecoveryCode, data: st.DataObject) -> None:
    letters = list(code.words.replace("-", ""))
    places = data.draw(st.lists(st.integers(0, 27), min_size=2, max_size=2, unique=True))
    for place in places:
        letters[place] = data.draw(st.sampled_from(sorted(set(DIGITS) - {letters[place]})))
    assert is_refused("".join(letters))


@given(CODES, st.integers(0, 33), st.characters())
def test_a_missing_or_another_character_is_noticed_or_means_the_same(
    code: RecoveryCode, place: int, character: str
) -> None:
    words = code.words
    assume(words[place] != "-")
    assert is_refused(words[:place] + words[place + 1 :])
    try:
        read = parse_recovery_code(words[:place] + character + words[place + 1 :])
    except Refusal:
        return
    assert read == code
    assert words[place] in {"0", "1"} or unicodedata.normalize("NFKC", character).upper() == words[place]


@given(st.text() | st.text(DIGITS + "oil -", min_size=26, max_size=40))
def test_whatever_is_typed_is_refused_or_is_what_its_code_prints(text: str) -> None:
    try:
        read = parse_recovery_code(text).words
    except Refusal:
        return
    typed = text.upper().translate(str.maketrans("OIL", "011", " -"))
    assert read.replace("-", "") == typed


@pytest.mark.parametrize("typed", ["", "-", "my cat is called Tom", "0" * 27, "0" * 29, "8" + "0" * 27])
def test_a_refusal_is_one_sentence_that_quotes_nothing(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_recovery_code(typed)
    assert str(refused.value).count(".") == 1
    assert "cat" not in str(refused.value)


def test_a_code_whose_digits_agree_but_mean_more_than_128_bits_is_refused() -> None:
    zeros = RecoveryCode(bytes(16)).words
    assert zeros == "-".join(["0000"] * 7)
    agreeing = [
        f"{first}{'0' * 25}{one}{two}" for first in "89ABCDEFGHJKMNPQRSTVWXYZ" for one, two in _pairs()
    ]
    assert all(is_refused(text) for text in agreeing)


def _pairs() -> list[tuple[str, str]]:
    return [(one, two) for one in DIGITS for two in DIGITS]


def test_codes_are_new_each_time_and_hidden_from_what_is_printed_by_mistake() -> None:
    codes = {new_recovery_code() for _ in range(50)}
    assert len(codes) == 50
    for text in (repr(CODE), str(CODE), f"{[CODE]}"):
        assert "sixteen" not in text
        assert CODE.words not in text
    with pytest.raises(ValueError, match="16 bytes"):
        RecoveryCode(b"short")


def test_the_code_opens_what_was_wrapped_for_its_public_key() -> None:
    wrapped = wrap(SECRET, SALT, public_key_of(CODE))
    assert unwrap(wrapped, SALT, CODE) == SECRET
    assert SECRET not in wrapped
    assert len(public_key_of(CODE)) == 32


def test_a_later_key_can_be_wrapped_for_the_sheet_without_its_code() -> None:
    public_key = public_key_of(CODE)
    later = (b"another key of thirty-two bytes.", b"another salt too")
    assert unwrap(wrap(*later, public_key), later[1], CODE) == later[0]


def test_wrapping_twice_gives_different_bytes() -> None:
    assert wrap(SECRET, SALT, public_key_of(CODE)) != wrap(SECRET, SALT, public_key_of(CODE))


def test_another_code_or_another_salt_opens_nothing() -> None:
    wrapped = wrap(SECRET, SALT, public_key_of(CODE))
    for code, salt in ((OTHER, SALT), (CODE, bytes(16))):
        with pytest.raises(Refusal, match="another journal"):
            unwrap(wrapped, salt, code)


@given(st.integers(0, 79), st.integers(1, 255))
def test_wrapped_bytes_that_were_altered_open_nothing(place: int, change: int) -> None:
    wrapped = bytearray(wrap(SECRET, SALT, public_key_of(CODE)))
    wrapped[place] ^= change
    with pytest.raises(Refusal):
        unwrap(bytes(wrapped), SALT, CODE)


@given(st.binary(max_size=120))
def test_bytes_that_were_never_wrapped_open_nothing(wrapped: bytes) -> None:
    with pytest.raises(Refusal):
        unwrap(wrapped, SALT, CODE)


def test_reading_a_code_loads_no_cryptography() -> None:
    script = (
        "import sys; from carejournal.storage.recovery_code import parse_recovery_code; "
        f"parse_recovery_code({CODE.words!r}); assert 'cryptography' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
