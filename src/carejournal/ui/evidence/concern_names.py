"""What the person calls the things that cards are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.services.starting_words import first_name
from carejournal.ui.sessions.session_words import kind_name
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from carejournal.services.looking_back import LookingBack


def concern_names(looking_back: LookingBack) -> dict[str, str]:
    """Return names by concern, such as "kind:massage"; tags are called as the journal has them."""
    return {
        **{f"kind:{kind.key}": kind_name(kind) for kind in looking_back.kinds()},
        **{f"measure:{measure.key}": measure_name(measure) for measure in looking_back.all_measures()},
        **{f"tag:{first_name(tag.name)}": tag.name for tag in looking_back.all_tags()},
    }
