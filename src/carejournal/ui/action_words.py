"""What each action was, for undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carejournal.services.history import Action


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("JournalView", text)


def action_words(action: Action) -> str:
    """Return what an action was, as in: Undone: a new entry."""
    return {
        Action.ENTRY_ADDED: tr("a new entry"),
        Action.ENTRY_CHANGED: tr("a change to an entry"),
        Action.ENTRY_DELETED: tr("deleting an entry"),
        Action.SESSION_ADDED: tr("a new session"),
        Action.SESSION_CHANGED: tr("a change to a session"),
        Action.SESSION_DELETED: tr("deleting a session"),
        Action.IMPORTED: tr("an import"),
        Action.IMPORT_TAKEN_BACK: tr("taking an import back"),
        Action.RESTORED: tr("putting back from the trash"),
        Action.QUESTIONS_CHOSEN: tr("choosing your questions"),
        Action.SAFETY_PLAN_CHANGED: tr("a change to your safety plan"),
        Action.LIFE_EVENTS_CHANGED: tr("a change to your life events"),
        Action.MEASURES_CHANGED: tr("a change to what is asked"),
        Action.TAGS_CHANGED: tr("a change to the tags"),
        Action.TAG_RENAMED: tr("renaming a tag"),
        Action.TAGS_MERGED: tr("merging two tags"),
        Action.TEMPLATES_CHANGED: tr("a change to the templates"),
        Action.WORD_LEARNED: tr("learning a word"),
        Action.PHOTOS_ADDED: tr("adding photos"),
        Action.PHOTO_DELETED: tr("deleting a photo"),
        Action.AGENDA_ADDED: tr("something to bring up"),
        Action.AGENDA_CHANGED: tr("a change to the agenda"),
        Action.AGENDA_DELETED: tr("deleting from the agenda"),
        Action.PRACTICE_ADDED: tr("a new practice"),
        Action.PRACTICE_CHANGED: tr("a change to a practice"),
        Action.PRACTICE_DELETED: tr("deleting a practice"),
        Action.SCORE_ADDED: tr("a new score"),
        Action.SCORE_CHANGED: tr("a change to a score"),
        Action.SCORE_DELETED: tr("deleting a score"),
        Action.SESSIONS_PLANNED: tr("planning sessions"),
        Action.SERIES_ENDED: tr("ending a series"),
        Action.KIND_CHANGED: tr("a change to the kinds of session"),
    }[action]
