"""Bringing in other programs' files: looked at first, then written in one transaction."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import SLEEP_HOURS
from carejournal.domain.origin import Import
from carejournal.domain.period import Period
from carejournal.domain.refusal import Refusal
from carejournal.domain.storable_text import storable
from carejournal.exchange.formats import find_format, read_as
from carejournal.exchange.gathering import Notice
from carejournal.exchange.mapped_table import read_table
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.source import Source
from carejournal.exchange.table_look import look_at_table
from carejournal.services.brought_copies import TAKEN_BACK, BroughtCopies
from carejournal.services.changes import Changes, Subject
from carejournal.services.history import Action, History, Step
from carejournal.services.import_plan import ImportPlan
from carejournal.services.import_writing import Before, PieceByPiece, pieces_of
from carejournal.services.imported_photos import PhotoWork, photos_of, put_photos
from carejournal.services.mapping import NOTHING_CHOSEN, map_entries
from carejournal.services.new_id import new_id
from carejournal.services.past_imports import PastImports
from carejournal.services.table_profiles import TableProfiles

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

    from carejournal.exchange.questions import Answers
    from carejournal.exchange.records import Found, Skipped
    from carejournal.exchange.stoppable import Stop
    from carejournal.exchange.table_look import TableLook
    from carejournal.exchange.table_profile import TableProfile
    from carejournal.services.mapping import Chosen
    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock

NIGHTS_KNOWN = Notice(
    "{n} night has sleep hours in the journal already. They are never added up: of one night, the reading "
    "with the latest time counts.",
    "{n} nights have sleep hours in the journal already. They are never added up: of one night, the reading "
    "with the latest time counts.",
)
MOST_READ_AGAIN = 40
"""Photos that are read once more while the window waits: some seconds."""


class Importing:
    """Reads files and folders of other programs into the journal."""

    def __init__(self, journal: Journal, history: History, changes: Changes, clock: Clock) -> None:
        self._journal = journal
        self._history = history
        self._changes = changes
        self._clock = clock
        self._running: PieceByPiece | None = None

    @staticmethod
    def look_at(
        path: Path,
        wanted: str | None = None,
        answers: Answers = NO_ANSWERS,
        profile: TableProfile | None = None,
        stop: Stop | None = None,
    ) -> tuple[Found, str]:
        """Return what a file or folder holds, and its name; as it touches no journal, any thread may run it.

        What the source leaves open and `answers` do not say stands in Found.questions. Raises Refusal where
        it cannot be read, is of no known format or is stopped, UnknownTable where a `profile` would help.
        """
        source = Source.open(path, stop)
        if profile is not None:
            return read_table(source, profile, answers), source.name
        return read_as(find_format(source, wanted), source, answers), source.name

    def plan(
        self,
        found: Found,
        source_name: str,
        moods: Mapping[str, float | None] | None = None,
        chosen: Chosen = NOTHING_CHOSEN,
        profile: TableProfile | None = None,
    ) -> ImportPlan:
        """Return what importing would do, with levels given for mood names on the source's own scale.

        A mood given None is left out; `chosen` says what measures and tags become; a `profile` with a name is
        kept. Raises BadValueRefusal for a level outside the source's scale, Refusal
        while a question is open without whose answer nothing can be read rightly.
        """
        for question in found.questions:
            if question.needed:
                raise Refusal(question.sentence)
        made = Import(new_id(), str(found.format), found.program, source_name, self._clock())
        if found.copy is not None:
            return self._plan_copy(found, found.copy, made)
        catalogue = self._journal.catalogue
        keys, prints = self._journal.origins.known(found.program)
        mapping = map_entries(
            found, moods or {}, catalogue.measures(), catalogue.tags(), keys | prints, made, chosen
        )
        return ImportPlan(
            format=str(found.format),
            new=mapping.new,
            entries_found=len(found.entries),
            already_there=len(found.entries) - len(mapping.new.entries),
            skipped=found.skipped,
            warnings=(
                *found.warnings,
                *(each.sentence for each in found.questions),
                *mapping.warnings,
                *self._nights_known(mapping.new),
            ),
            unmapped_moods=mapping.unmapped_moods,
            profile=profile if profile and profile.name else None,
            photos=mapping.photos,
        )

    def _nights_known(self, new: JournalCopy) -> tuple[str, ...]:
        """Return what to say where a night of the new entries has its sleep hours in the journal already."""
        of_days = {each.moment.day for each in new.entries if SLEEP_HOURS.key in each.readings}
        if not of_days:
            return ()
        period = Period(min(of_days), max(of_days))
        there = {reading.day for reading in self._journal.entries.readings(period, [SLEEP_HOURS.key])}
        if not (number := len(of_days & there)):
            return ()
        return (NIGHTS_KNOWN.of(number),)

    def _plan_copy(self, found: Found, copy: JournalCopy, made: Import) -> ImportPlan:
        from carejournal.services.merging import merge_copy  # other files do not need what it loads: 30 ms

        new, empty = merge_copy(copy, self._journal, made, partial=found.partial)
        read = len(copy.entries) + len(copy.sessions)
        return ImportPlan(
            format=str(found.format),
            new=new,
            entries_found=len(copy.entries),
            sessions_found=len(copy.sessions),
            already_there=read - len(new.entries) - len(new.sessions),
            skipped=found.skipped,
            warnings=found.warnings,
            replaces_catalogue=empty,
            copied=made if new.entries or new.sessions else None,
            photos=tuple(
                photo for entry in new.entries for photo in photos_of(entry, found.photos.get(entry.id, ()))
            ),
        )

    @property
    def profiles(self) -> TableProfiles:
        """How tables of the person's own are read."""
        return TableProfiles(self._journal)

    @property
    def past(self) -> PastImports:
        """What was brought in before, and taking it back."""
        return PastImports(self._journal, self._history, self._changes, self._clock)

    def carry_out(self, plan: ImportPlan, photo_work: PhotoWork | None = None) -> tuple[Skipped, ...]:
        """Write everything new of the plan in one transaction, as one step that can be undone.

        `photo_work` is needed where the plan has photos; returned is which of them could not be read.
        """
        work = self.carrying_out(plan, photo_work)
        work.finish()
        return tuple(work.left_out)

    def carrying_out(self, plan: ImportPlan, photo_work: PhotoWork | None = None) -> PieceByPiece:
        """Return the work of carry_out(), to be done piece by piece; give_up() ends it."""
        if plan.photos and photo_work is None:
            raise ValueError("photos need someone who makes them ready")
        new = plan.new
        if not plan.adds_something:
            return self._follow(PieceByPiece(_nothing(), 0, _nobody_told))
        catalogue = self._journal.catalogue
        told = {
            name: value
            for name, value in catalogue.facts().items()
            if name in new.facts or name.startswith(TAKEN_BACK)
        }
        before = Before(
            JournalCopy(
                measures=tuple(catalogue.measures()),
                tags=tuple(catalogue.tags()),
                kinds=tuple(catalogue.kinds()),
                facts=told,
            ),
            self.profiles.named(plan.profile.name) if plan.profile else None,
            catalogue.brought(),
            new_id(),
        )
        left_out: list[Skipped] = []

        def ended() -> None:
            undo = partial(self._take_back, plan, before)
            self._history.add(
                Step(Action.IMPORTED, undo, partial(self._write_again, plan, before, photo_work, left_out))
            )
            self._tell()

        work = self._pieces(plan, before.mark, photo_work, left_out)
        pieces = sum(1 for _ in pieces_of(new)) + len(plan.photos)
        return self._follow(PieceByPiece(work, pieces, ended, left_out))

    def give_up(self) -> None:
        """Take back what is being written piece by piece, if anything is: the journal is wanted otherwise."""
        if self._running is not None:
            self._running.give_up()

    def _follow(self, work: PieceByPiece) -> PieceByPiece:
        self._running = work
        return work

    def _write_again(
        self, plan: ImportPlan, before: Before, photo_work: PhotoWork | None, left_out: Sequence[Skipped]
    ) -> None:
        """Write an undone plan once more: undone, its photos stand in the source only."""
        if len(plan.photos) > MOST_READ_AGAIN:
            raise Refusal(
                "This import came with many photos; to have it again, please bring in its file again."
            )
        still_left_out: list[Skipped] = []
        work = None if photo_work is None else PhotoWork(photo_work.make)
        now = self._journal.catalogue.facts()
        facts = {n: v for n, v in plan.new.facts.items() if now.get(n) == before.catalogue.facts.get(n)}
        plan = replace(plan, new=replace(plan.new, facts=facts))
        with self._journal.transaction():
            PieceByPiece(self._pieces(plan, before.mark, work, still_left_out), 0, _nobody_told).finish()
            if still_left_out != list(left_out):
                raise Refusal("The file of this import cannot be read as it was; please bring it in again.")
        self._tell()

    def _pieces(
        self, plan: ImportPlan, mark: str, photo_work: PhotoWork | None, left_out: list[Skipped]
    ) -> Generator[bool]:
        with self._journal.transaction():
            self._journal.aside.make_room(plan.new, mark)
            replace_catalogue = plan.replaces_catalogue
            for piece in pieces_of(plan.new):
                self._journal.put_copy(piece, replace_catalogue=replace_catalogue)
                replace_catalogue = False
                yield True
            self._journal.aside.lead_to_new(mark)
            if photo_work is not None:
                yield from put_photos(self._journal, plan.photos, photo_work, self._clock(), left_out)
            if plan.profile is not None:
                self.profiles.keep(plan.profile)
            if plan.copied is not None:
                BroughtCopies(self._journal).keep(plan.copied, plan.new)

    def _take_back(self, plan: ImportPlan, before: Before) -> None:
        """Remove what the plan added, as if it had never been: the file still has it.

        A fact that was written anew since, such as what was chosen for a report, is no step and stays.
        """
        catalogue, brought = self._journal.catalogue, BroughtCopies(self._journal)
        now, new = catalogue.facts(), plan.new.facts
        newer = {name: now[name] for name in new if name in now and now[name] != storable(new[name])}
        with self._journal.transaction():
            self._journal.aside.lead_to_old(before.mark)
            self._journal.remove_copy(plan.new)
            self._journal.aside.back_in_place(before.mark)
            if plan.copied is not None:
                brought.forget(plan.copied)
            if plan.replaces_catalogue:
                self._journal.put_copy(before.catalogue, replace_catalogue=True)
            self._journal.put_copy(JournalCopy(facts={**before.catalogue.facts, **newer}))
            for import_id, text in before.brought.items():
                catalogue.put_brought(import_id, text)
            if plan.profile is not None:
                self.profiles.forget(plan.profile)
                if before.profile is not None:
                    self.profiles.keep(before.profile)
        self._tell()

    def _tell(self) -> None:
        self._changes.announce(*Subject)


def _nothing() -> Generator[bool]:
    yield from ()


def _nobody_told() -> None:
    """Nothing was written."""


def look_at_columns(path: Path) -> TableLook:
    """Return what the columns of a table seem to hold; raises Refusal for what is no table."""
    return look_at_table(Source.open(path))
