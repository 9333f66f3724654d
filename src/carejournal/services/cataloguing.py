"""Changing what the journal asks for: measures and tags, their names, order and groups; templates too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.domain.measure import BUILT_IN, Measure
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.tag import Tag, clean_tag_name
from carejournal.insights.factor_key import FactorSort, factor_key
from carejournal.services.changes import Changes, Subject
from carejournal.services.history import Action, History, Step
from carejournal.services.own_questions import asked_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from carejournal.domain.template import Template
    from carejournal.storage.journal import Journal


class Cataloguing:
    """Each action is one transaction and one step that can be undone, and is announced."""

    def __init__(self, journal: Journal, history: History, changes: Changes) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes

    def tag_uses(self) -> dict[str, int]:
        """Return on how many entries each tag stands, by its name."""
        return self._journal.tag_changes.uses()

    def write_measures(self, measures: Sequence[Measure]) -> None:
        """Put the measures in place of those with their keys; new ones are added.

        Refused where two measures in use would have one name, or where a built-in one would be another.
        """
        catalogue = self._journal.catalogue
        present = {each.key: each for each in catalogue.measures()}
        changed = [each for each in measures if present.get(each.key) != each]
        if not changed:
            return
        _refuse_same_names((present | {each.key: each for each in measures}).values())
        for each in changed:
            _refuse_another_built_in(each)
        before = [present[each.key] for each in changed if each.key in present]
        added = [each.key for each in changed if each.key not in present]

        def back() -> None:
            for each in before:
                catalogue.put_measure(each)
            catalogue.forget_unused(added, (), ())
            for each in catalogue.measures():  # what something in the trash still has is put away
                if each.key in added:
                    catalogue.put_measure(replace(each, archived=True))

        def forth() -> None:
            for each in changed:
                catalogue.put_measure(each)

        self._carry_out(Action.MEASURES_CHANGED, forth, back)

    def write_tags(self, tags: Sequence[Tag]) -> None:
        """Write the tags' groups, places and archiving over those with their names; new ones are added."""
        catalogue = self._journal.catalogue
        present = {each.name.casefold(): each for each in catalogue.tags()}
        changed = [each for each in tags if present.get(each.name.casefold()) != each]
        if not changed:
            return
        before = [known for each in changed if (known := present.get(each.name.casefold()))]
        added = [each.name for each in changed if each.name.casefold() not in present]

        def back() -> None:
            for each in before:
                catalogue.put_tag(each)
            catalogue.forget_unused((), (), added)

        def forth() -> None:
            for each in changed:
                catalogue.put_tag(each)

        self._carry_out(Action.TAGS_CHANGED, forth, back)

    def add_tag(self, name: str, group: str = "") -> None:
        """Add a tag at the end, or offer the one of this name again, in this group."""
        cleaned = clean_tag_name(name)
        tags = self._journal.catalogue.tags()
        known = next((tag for tag in tags if tag.name.casefold() == cleaned.casefold()), None)
        if known is None:
            position = max((tag.position for tag in tags), default=-1) + 1
            self.write_tags([Tag(cleaned, group, position)])
        else:
            self.write_tags([replace(known, group=group, archived=False)])

    def rename_tag(self, name: str, new_name: str, group: str | None = None) -> None:
        """Call a tag by another name on all entries that have it; refused where another tag has it.

        With a group, the tag stands in that from now on; undo brings back the former one.
        """
        store, catalogue = self._journal.tag_changes, self._journal.catalogue
        row, wanted = store.row(name), Tag(new_name).name
        if row is None or row.name == wanted:
            return
        other = store.row(wanted)
        if other is not None and other.id != row.id:
            raise BadValueRefusal("There is a tag of that name already. The two can be merged.")

        ask, ask_again = asked_of(self._journal, _factor(row.name), _factor(wanted))

        def turn(to: str) -> None:
            (ask_again if to == row.name else ask)()
            present = store.row(wanted if to == row.name else row.name)
            if present is not None:
                store.rename(present, to)
                placed = row.group if group is None or to == row.name else group
                catalogue.put_tag(Tag(to, placed, row.position, bool(row.archived)))

        self._carry_out(Action.TAG_RENAMED, lambda: turn(wanted), lambda: turn(row.name))

    def change_tag(self, name: str, new_name: str, group: str) -> None:
        """Give a tag another name and group as one step; refused as rename_tag() refuses."""
        catalogue = self._journal.catalogue
        known = next((tag for tag in catalogue.tags() if tag.name == name), None)
        if known is None or Tag(new_name, group) == Tag(name, known.group):
            return
        if Tag(new_name).name == name:
            self.write_tags([replace(known, group=group)])
            return
        self.rename_tag(name, new_name, group)

    def merge_tags(self, name: str, into: str) -> None:
        """Let every entry that has the one tag have the other in its place; the one is gone then."""
        store = self._journal.tag_changes
        row, target = store.row(name), store.row(into)
        if row is None or target is None or row.id == target.id:
            return
        ask, ask_again = asked_of(self._journal, _factor(row.name), _factor(target.name))

        def forth() -> None:
            ask()
            store.merge(row, target)

        def back() -> None:
            ask_again()
            store.unmerge(row, target)

        self._carry_out(Action.TAGS_MERGED, forth, back)

    def templates(self) -> list[Template]:
        """Return the templates in their order."""
        return self._journal.writing.templates()

    def write_templates(self, templates: Sequence[Template]) -> None:
        """Let these be the journal's templates, in this order."""
        store = self._journal.writing
        before = store.templates()
        after = [replace(each, position=position) for position, each in enumerate(templates)]
        if after == before:
            return

        def turn(to: Sequence[Template]) -> None:
            store.remove_templates(each.id for each in store.templates())
            for each in to:
                store.put_template(each)

        self._carry_out(Action.TEMPLATES_CHANGED, lambda: turn(after), lambda: turn(before))

    def learned_words(self) -> list[str]:
        """Return the words that spell checking takes for right here."""
        return self._journal.writing.learned_words()

    def learn_word(self, word: str) -> None:
        """Take a word for right from now on."""
        store = self._journal.writing
        self._carry_out(Action.WORD_LEARNED, lambda: store.learn(word), lambda: store.unlearn([word]))

    def _carry_out(self, action: Action, forth: Callable[[], None], back: Callable[[], None]) -> None:
        def turn(way: Callable[[], None]) -> None:
            with self._journal.transaction():
                way()
            self._changes.announce(Subject.CATALOGUE)

        with self._journal.transaction():
            forth()
        # Kept before it is told: who is told may undo it at once.
        self._history.add(Step(action, lambda: turn(back), lambda: turn(forth)))
        self._changes.announce(Subject.CATALOGUE)


def _factor(tag: str) -> str:
    return factor_key(FactorSort.TAG, tag)


def _refuse_same_names(measures: Iterable[Measure]) -> None:
    seen: set[str] = set()
    for measure in measures:
        folded = measure.name.casefold()
        if not measure.archived and folded in seen:
            raise BadValueRefusal("There is a measure of that name already.")
        if not measure.archived:
            seen.add(folded)


def _refuse_another_built_in(measure: Measure) -> None:
    known = BUILT_IN.get(measure.key)
    if known and replace(measure, position=known.position, archived=known.archived) != known:
        raise BadValueRefusal("The measures that every journal has can be moved and put away, not changed.")
