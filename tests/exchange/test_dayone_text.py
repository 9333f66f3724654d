"""The text of Day One's entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.exchange.dayone_text import readable_text


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("Walked 2\\.5 km\\. \\- no phone\\!", "Walked 2.5 km. - no phone!"),
        ("`code \\. stays` here\\.", "`code \\. stays` here."),
        ("```\na\\.b\n```\nc\\.d", "```\na\\.b\n```\nc.d"),
        ("\\*not bold\\* \\# x \\_y\\_", "\\*not bold\\* \\# x \\_y\\_"),
        ("\\- no list\n1\\. none\n\\+ none", "\\- no list  \n1\\. none  \n\\+ none"),
        ("a\u2028b\u200bc", "a  \nbc"),
        ("a\n\n![](dayone-moment://AB)\n\nb", "a\n\nb"),
        ("![](dayone-moment:/audio/AB)", ""),
        ("![x](https://x.org/y.png)", "![x](https://x.org/y.png)"),
    ],
)
def test_needless_backslashes_and_links_to_photos_leave_the_text(text: str, readable: str) -> None:
    assert readable_text(text) == readable


@given(st.text(st.sampled_from("ab `\\.-\n!*()"), max_size=60))
def test_letters_are_never_lost(text: str) -> None:
    assert [x for x in readable_text(text) if x in "ab"] == [x for x in text if x in "ab"]
