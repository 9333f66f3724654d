"""Your questions: three at most, kept with the journal, undone like everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import BadValueRefusal
from carejournal.services.history import Action
from carejournal.services.own_questions import FACT

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.services.changes import Change
    from carejournal.services.journal_services import JournalServices

MASSAGE, THERAPY = ("session:massage", "stress"), ("session:therapy", "mood")


def test_questions_are_kept_in_their_order_and_each_once(services: JournalServices) -> None:
    assert services.questions.chosen() == ()
    services.questions.choose([THERAPY, MASSAGE, THERAPY])
    assert services.questions.chosen() == (THERAPY, MASSAGE)


def test_a_fourth_question_and_one_about_itself_are_refused(services: JournalServices) -> None:
    services.questions.choose([MASSAGE])
    for bad in ([("tag:a", f"m{n}") for n in range(4)], [("measure:ill", "ill")]):
        with pytest.raises(BadValueRefusal):
            services.questions.choose(bad)
    assert services.questions.chosen() == (MASSAGE,)


def test_choosing_is_one_step_that_can_be_undone_and_done_again(services: JournalServices) -> None:
    told: list[Change] = []
    services.changes.subscribe(told.append)
    services.questions.choose([MASSAGE])
    services.questions.choose([MASSAGE])
    services.questions.choose([])
    assert len(told) == 2
    assert services.history.undo() is Action.QUESTIONS_CHOSEN
    assert services.questions.chosen() == (MASSAGE,)
    services.history.undo()
    assert services.questions.chosen() == ()
    services.history.redo()
    assert services.questions.chosen() == (MASSAGE,)


@pytest.mark.parametrize("kept", ["", "no json", "5", "[5]", '[["a"]]', '[["a", 1]]', "{}"])
def test_what_cannot_be_read_is_no_question(services: JournalServices, kept: str) -> None:
    with services.journal.transaction():
        services.journal.catalogue.put_fact(FACT, kept)
    assert services.questions.chosen() == ()


def test_questions_travel_with_a_copy_of_the_journal(services: JournalServices, tmp_path: Path) -> None:
    from carejournal.services.opening import create_services

    services.questions.choose([MASSAGE, THERAPY])
    other = create_services(tmp_path / "other.carejournal", clock=services.clock)
    with other.journal.transaction():
        other.journal.put_copy(services.journal.copy())
    assert other.questions.chosen() == (MASSAGE, THERAPY)
    other.journal.close()


def test_what_is_called_otherwise_takes_its_questions_along(services: JournalServices) -> None:
    walk, tea, cbt = ("tag:walk", "mood"), ("tag:Tea", "mood"), ("method:therapy/CBT", "stress")
    services.cataloguing.add_tag("walk")
    services.cataloguing.add_tag("Tea")
    services.questions.choose([walk, tea, cbt])
    services.cataloguing.rename_tag("walk", "stroll")
    assert services.questions.chosen() == (("tag:stroll", "mood"), tea, cbt)
    services.cataloguing.merge_tags("stroll", "tea")
    assert services.questions.chosen() == (tea, cbt)
    therapy = next(kind for kind in services.kinds.all() if kind.key == "therapy")
    services.kinds.rename_method(therapy, "CBT", "Talks")
    assert services.questions.chosen() == (tea, ("method:therapy/Talks", "stress"))
    for _ in range(3):
        services.history.undo()
    assert services.questions.chosen() == (walk, tea, cbt)
    for _ in range(3):
        services.history.redo()
    assert services.questions.chosen() == (tea, ("method:therapy/Talks", "stress"))
