"""The numbers in a text, so that each can be traced to where it came from."""

from __future__ import annotations

import re

NUMBER = re.compile(r"[−0-9](?:[0-9]|,[0-9]{3}|\.[0-9])*")
"""Digits with thousands commas and a decimal point; only a real minus sign counts, a hyphen joins words."""


def numbers_in(text: str) -> list[str]:
    """Return every number written with digits, as it is written and in order: "4,060", "0.30", "−0.95"."""
    return NUMBER.findall(text)
