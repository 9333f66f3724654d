"""YAML in which every scalar is the text that stands there: no dates, no truth values, nothing guessed."""

from __future__ import annotations

from typing import Any

from carejournal.domain.storable_text import storable

LARGEST = 4 << 20
"""Characters: a month of diary is far shorter."""
MOST_NODES = 200_000
DEEPEST = 40
EMPTY = frozenset({"", "~", "null"})


class NoYaml(ValueError):  # noqa: N818 - the world's fault; an importer turns it into a reason
    """Text that is no YAML, or more of it than anyone writes."""


def parsed_yaml(text: str) -> Any:  # noqa: ANN401 - maps, lists and text
    """Return the text's one document as maps, lists and text; raises NoYaml.

    Tags and types in it play no part, so that no object is ever made; 7:30 stays "7:30", yes stays "yes".
    """
    import yaml

    if len(text) > LARGEST:
        raise NoYaml
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # some systems build it without its C part
    try:
        raw = yaml.load(text, loader)  # noqa: S506 - the base loader makes text, lists and maps alone
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError):
        raise NoYaml from None
    return _Copy().of(raw, 0)


class _Copy:
    """Copies parsed YAML; one in which few letters stand for endlessly many is refused."""

    def __init__(self) -> None:
        self._nodes = 0

    def of(self, value: object, depth: int) -> Any:  # noqa: ANN401 - as above
        self._nodes += 1
        if self._nodes > MOST_NODES or depth > DEEPEST:
            raise NoYaml
        if isinstance(value, dict):
            return {storable(str(key)): self.of(item, depth + 1) for key, item in value.items()}
        if isinstance(value, list):
            return [self.of(item, depth + 1) for item in value]
        return "" if value is None else storable(str(value))


def is_empty(value: object) -> bool:
    """Whether a value says nothing."""
    return value in ([], {}) or (isinstance(value, str) and value.strip() in EMPTY)


def texts_in(value: object) -> list[str]:
    """Return the texts a value holds: its own, or those in its list; what is neither is passed over."""
    items = value if isinstance(value, list) else [value]
    return [item.strip() for item in items if isinstance(item, str) and not is_empty(item)]
