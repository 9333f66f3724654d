"""A whole journal, or a part of one, as plain values: what travels between journals and files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.domain.entry import Entry
    from carejournal.domain.follow_up import AgendaItem, Practice, Score
    from carejournal.domain.measure import Measure
    from carejournal.domain.origin import Import
    from carejournal.domain.photo import AnyPicture
    from carejournal.domain.session import Kind, Session
    from carejournal.domain.tag import Tag
    from carejournal.domain.template import Template


@dataclass(frozen=True, slots=True)
class JournalCopy:
    """What stands in a journal. `facts` are about the file as a whole, such as that it is a sample."""

    entries: tuple[Entry, ...] = ()
    sessions: tuple[Session, ...] = ()
    measures: tuple[Measure, ...] = ()
    tags: tuple[Tag, ...] = ()
    kinds: tuple[Kind, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    practices: tuple[Practice, ...] = ()
    scores: tuple[Score, ...] = ()
    imports: tuple[Import, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    photos: tuple[AnyPicture, ...] = ()
    templates: tuple[Template, ...] = ()
    learned_words: tuple[str, ...] = ()

    @property
    def holds_records(self) -> bool:
        """Whether anything was recorded in it, beside what every journal starts with."""
        return bool(self.entries or self.sessions or self.agenda_items or self.practices or self.scores)
