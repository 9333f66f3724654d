"""Templates have a name on one line and a text of any length."""

from __future__ import annotations

import pytest

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.template import Template


def test_the_name_is_on_one_line_and_the_text_stays_as_it_is() -> None:
    made = Template("t", " Thought\n record ", "## What happened\n\n\0- ")
    assert (made.name, made.text) == ("Thought record", "## What happened\n\n- ")


@pytest.mark.parametrize("name", ["", " \n", "\0"])
def test_without_a_name_it_is_refused(name: str) -> None:
    with pytest.raises(BadValueRefusal, match="needs a name"):
        Template("t", name, "text")


def test_without_an_id_it_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="needs an id"):
        Template("", "name", "text")
