"""Ways in which a file is damaged, each at random places, and told so that it can be done again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = 4096
FLIPS = 12
LONGEST_TAIL = 3 * PAGE


@dataclass(frozen=True)
class Damage:
    """One damage: its kind and what chance it was made by."""

    kind: str
    seed: int

    def __call__(self, sound: bytes) -> bytes:
        """Return the damaged content; it always differs from the sound one."""
        chance = random.Random(self.seed)
        content = sound
        while content == sound:
            content = KINDS[self.kind](sound, chance)
        return content


def one_byte_changed(sound: bytes, chance: random.Random) -> bytes:
    """Change a byte anywhere."""
    return _changed(sound, [chance.randrange(len(sound))], chance)


def some_bytes_changed(sound: bytes, chance: random.Random) -> bytes:
    """Change a few bytes anywhere."""
    places = [chance.randrange(len(sound)) for _ in range(chance.randint(2, FLIPS))]
    return _changed(sound, places, chance)


def one_bit_flipped(sound: bytes, chance: random.Random) -> bytes:
    """Flip a single bit, as a tired memory cell does."""
    content = bytearray(sound)
    content[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
    return bytes(content)


def beginning_changed(sound: bytes, chance: random.Random) -> bytes:
    """Change a byte of the first hundred: a plain file's header, an encrypted one's salt."""
    return _changed(sound, [chance.randrange(min(100, len(sound)))], chance)


def cut_anywhere(sound: bytes, chance: random.Random) -> bytes:
    """Cut the file off, down to nothing."""
    return sound[: chance.randrange(len(sound))]


def cut_between_pages(sound: bytes, chance: random.Random) -> bytes:
    """Cut the file off after a whole page."""
    return sound[: chance.randrange(len(sound) // PAGE) * PAGE]


def page_zeroed(sound: bytes, chance: random.Random) -> bytes:
    """Let a page read as nothing but zeros."""
    start = chance.randrange(len(sound) // PAGE) * PAGE
    return sound[:start] + bytes(PAGE) + sound[start + PAGE :]


def page_of_another_place(sound: bytes, chance: random.Random) -> bytes:
    """Let a page hold what stands in another one, as a misdirected write does."""
    pages = len(sound) // PAGE
    start, other = chance.randrange(pages) * PAGE, chance.randrange(pages) * PAGE
    return sound[:start] + sound[other : other + PAGE] + sound[start + PAGE :]


def bytes_appended(sound: bytes, chance: random.Random) -> bytes:
    """Let the file go on after its end."""
    return sound + chance.randbytes(chance.randint(1, LONGEST_TAIL))


def _changed(sound: bytes, places: list[int], chance: random.Random) -> bytes:
    content = bytearray(sound)
    for place in places:
        content[place] ^= chance.randint(1, 255)
    return bytes(content)


KINDS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    made.__name__.replace("_", " "): made
    for made in (
        one_byte_changed,
        some_bytes_changed,
        one_bit_flipped,
        beginning_changed,
        cut_anywhere,
        cut_between_pages,
        page_zeroed,
        page_of_another_place,
        bytes_appended,
    )
}


def damages(seed: int, count: int, kinds: tuple[str, ...] = tuple(KINDS)) -> Iterator[Damage]:
    """Yield so many damages of these kinds in turn, always the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        yield Damage(kinds[number % len(kinds)], chance.getrandbits(48))
