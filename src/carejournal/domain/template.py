"""Templates: words of one's own that a note can begin with."""

from __future__ import annotations

from dataclasses import dataclass

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.storable_text import make_storable, one_line


@dataclass(frozen=True, slots=True)
class Template:
    """A named text, in Markdown, that can be put into a note."""

    id: str
    name: str
    text: str
    position: int = 0

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a template needs an id")
        object.__setattr__(self, "name", one_line(self.name))
        if not self.name:
            raise BadValueRefusal("A template needs a name.")
        make_storable(self, "text")
