"""A password on a finished PDF."""

from __future__ import annotations

import io

import pikepdf

from carejournal.domain.refusal import Refusal
from carejournal.domain.storable_text import storable

LONGEST = 127
"""Bytes of UTF-8 that count in a PDF (ISO 32000-2, 7.6.4.3.3); locked with more, nobody could open it."""


def locked(pdf: bytes, password: str) -> bytes:
    """Return the document encrypted with AES-256: it opens with the password only, and keeps its tags.

    Raises Refusal for a password that a PDF cannot have.
    """
    if not password or storable(password) != password:
        raise Refusal("A password is made of at least one character, and of such as can be written.")
    if len(password.encode()) > LONGEST:
        raise Refusal("This password is too long for a PDF, which takes about a hundred characters.")
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(target, encryption=pikepdf.Encryption(user=password, owner=password, R=6))
    return target.getvalue()
