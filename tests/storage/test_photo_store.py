"""Photos in the file: what is known of them, and their pictures when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import Refusal
from storage.made_journals import ONE_PIXEL, SOME_OF_EVERYTHING, created

if TYPE_CHECKING:
    from pathlib import Path


def test_a_picture_is_read_when_it_is_asked_for_and_refused_once_it_is_gone(path: Path) -> None:
    with created(path) as journal:
        with journal.transaction():
            journal.put_copy(SOME_OF_EVERYTHING)
        first, second = journal.photos.unread()
        assert first.content == ONE_PIXEL
        assert (first, second) == SOME_OF_EVERYTHING.photos
        with journal.transaction():
            journal.photos.remove([first.id])
        with pytest.raises(Refusal, match="deleted in the meantime"):
            _ = first.content
        assert second.content == SOME_OF_EVERYTHING.photos[1].content
        assert journal.photos.content(first.id) is None


def test_a_photo_of_an_entry_that_is_not_there_is_not_kept(path: Path) -> None:
    with created(path) as journal, journal.transaction():
        journal.photos.put(SOME_OF_EVERYTHING.photos[0])
        assert journal.photos.all() == []
