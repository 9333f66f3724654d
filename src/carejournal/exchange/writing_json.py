"""Photos, templates and learned words in the `json` form."""

from __future__ import annotations

from base64 import b64decode, b64encode

from carejournal.domain.photo import AnyPicture, Photo, Picture
from carejournal.domain.storable_text import one_line
from carejournal.domain.template import Template
from carejournal.exchange.json_values import Json, position_of, text_of, utc_text, utc_time, whole_or_none


def picture_json(picture: AnyPicture) -> Json:
    """Return the photo with its picture as JSON values."""
    photo = picture.photo
    return {
        "id": photo.id,
        "entry": photo.entry_id,
        "media_type": photo.media_type,
        "width": photo.width,
        "height": photo.height,
        "added_at": utc_text(photo.added_at),
        "position": photo.position,
        "content": b64encode(picture.content).decode(),
    }


def picture_of(given: Json) -> Picture:
    """Return the photo that picture_json wrote; raises one of READ_ERRORS where it is none."""
    return Picture(photo_of(given), b64decode(text_of(given["content"]), validate=True))


def photo_of(given: Json) -> Photo:
    """Return what picture_json wrote of a photo beside its picture; raises one of READ_ERRORS."""
    return Photo(
        id=text_of(given["id"]),
        entry_id=text_of(given["entry"]),
        media_type=text_of(given["media_type"]),
        width=whole_or_none(given["width"]) or 0,
        height=whole_or_none(given["height"]) or 0,
        added_at=utc_time(given["added_at"]),
        position=position_of(given),
    )


def template_json(template: Template) -> Json:
    """Return the template as JSON values."""
    return {
        "id": template.id,
        "name": template.name,
        "text": template.text,
        "position": template.position,
    }


def template_of(given: Json) -> Template:
    """Return the template that template_json wrote; raises one of READ_ERRORS where it is none."""
    return Template(
        text_of(given["id"]), text_of(given["name"]), text_of(given.get("text", "")), position_of(given)
    )


def word_json(word: str) -> Json:
    """Return a learned word as JSON values."""
    return {"word": word}


def word_of(given: Json) -> str:
    """Return the word that word_json wrote; raises one of READ_ERRORS where there is none."""
    word = one_line(text_of(given["word"]))
    if not word:
        raise ValueError("a learned word is not empty")
    return word
