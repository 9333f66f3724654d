"""Text from left to right and from right to left."""

from __future__ import annotations

import pytest

from carejournal.reports.writing_direction import begins_at_right, holds_right_to_left


@pytest.mark.parametrize(
    ("text", "begins", "holds"),
    [
        ("", False, False),
        ("plain", False, False),
        ("12 \u05d0", True, True),
        ("\u0639 then Latin", True, True),
        ("Latin then \u0639", False, True),
        ("\u202eturned", False, True),
        ("123 !?", False, False),
    ],
)
def test_the_first_letter_decides_where_a_text_begins(text: str, *, begins: bool, holds: bool) -> None:
    assert (begins_at_right(text), holds_right_to_left(text)) == (begins, holds)
