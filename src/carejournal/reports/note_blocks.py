"""What a note consists of: plain blocks and runs of text, without any markup."""

from __future__ import annotations

from dataclasses import dataclass

from carejournal.reports.writing_direction import begins_at_right

LINE_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with its looks: any of bold, italic, struck and code.

    A line break is a run of its own, with the text LINE_BREAK.
    """

    text: str
    styles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `level` 1-6 makes it a heading of the note, 0 an ordinary paragraph."""

    runs: tuple[Run, ...]
    level: int = 0

    @property
    def right_to_left(self) -> bool:
        """Whether its first letter belongs to a script written from right to left."""
        return begins_at_right("".join(run.text for run in self.runs))


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text kept exactly as it was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Blocks the person quoted."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list; `done` is None unless it is a task."""

    blocks: tuple[Block, ...]
    done: bool | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """A list; `start` is its first number, or None where it has bullets."""

    items: tuple[Item, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Divider:
    """A line across."""


Block = Paragraph | CodeBlock | Quote | Points | Divider


def plain_text(blocks: tuple[Block, ...]) -> str:
    """Return the words of blocks without their looks, a paragraph or point a line."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph(runs=runs):
            return ["".join(run.text for run in runs)]
        case CodeBlock(text=text):
            return [text]
        case Quote(blocks=blocks):
            return [f"> {line}" for inner in blocks for line in _lines(inner)]
        case Points(items=items):
            return [f"- {line}" for item in items for inner in item.blocks for line in _lines(inner)]
    return []
