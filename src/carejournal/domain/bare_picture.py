"""Pictures whose file holds nothing but what is seen: no place, no time, no camera, no words."""

from __future__ import annotations

JPEG_START, JPEG_END = b"\xff\xd8", b"\xff\xd9"
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x00IEND\xaeB`\x82"
JFIF, START_OF_SCAN = 0xE0, 0xDA
OF_PIXELS = frozenset({JFIF, 0xC0, 0xC2, 0xC4, 0xDB, 0xDD, START_OF_SCAN})
"""Parts of a JPEG that its picture is drawn by; the length of a pixel is all that JFIF adds."""
CHUNKS_OF_PIXELS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs"}
)
LONGEST_JFIF = 16
"""Bytes of that part without a small picture in it."""


def holds_only_pixels(content: bytes) -> bool:
    """Whether a JPEG or PNG file has no part but those that its picture is drawn by."""
    if content.startswith(PNG_START):
        return content.endswith(PNG_END) and _chunks_of_pixels(content)
    return content.startswith(JPEG_START) and content.endswith(JPEG_END) and _parts_of_pixels(content)


def _parts_of_pixels(content: bytes) -> bool:
    """Whether all parts of a JPEG, also those between its scans, are of pixels, up to one end of picture."""
    place = len(JPEG_START)
    while place + 4 <= len(content):
        if content[place] != JPEG_END[0]:
            return False
        kind, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if kind not in OF_PIXELS or (kind == JFIF and length > LONGEST_JFIF):
            return False
        place += 2 + length
        if kind == START_OF_SCAN:
            place = _end_of_scan(content, place)
    return content[place:] == JPEG_END


def _end_of_scan(content: bytes, place: int) -> int:
    """Return where the next part begins: in a scan 0xFF is followed by zero or by a restart's number."""
    while (place := content.find(b"\xff", place)) >= 0:
        follower = content[place + 1 : place + 2]
        if follower != b"\0" and not b"\xd0" <= follower <= b"\xd7":
            return place
        place += 2
    return len(content)


def _chunks_of_pixels(content: bytes) -> bool:
    place = len(PNG_START)
    while place < len(content):
        length, kind = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
        if kind not in CHUNKS_OF_PIXELS:
            return False
        place += 12 + length
        if kind == b"IEND":
            return place == len(content)
    return False  # another part reaches over the end of the picture
