"""Records of no interest are cut out of Apple's export before it is parsed: that changes nothing found."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange import apple_health, xml_stream
from carejournal.exchange.apple_health import OTHER_RECORDS, WANTED
from carejournal.exchange.source import Source
from carejournal.exchange.xml_stream import read_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLE = (Path(__file__).parent / "samples" / "apple_health" / "export.xml").read_bytes()
SLEEP = (
    b'<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" '
    b'value="HKCategoryValueSleepAnalysisAsleepCore" '
    b'startDate="2026-01-13 23:10:00 +0100" endDate="2026-01-14 06:10:00 +0100"'
)
HEART = b'<Record type="HKQuantityTypeIdentifierHeartRate" sourceName="A &gt; B" value="60"'
ZONE = b'<MetadataEntry key="HKTimeZone" value="America/New_York"/>'
PIECES = (
    SLEEP + b"/>",
    SLEEP + b">" + ZONE + b"</Record>",
    SLEEP + b">",
    HEART + b"/>\n",
    HEART + b">\n " + ZONE + b"\n</Record>\n",
    HEART + b">",
    HEART,
    HEART + b' note="a > b"/>',
    b"</Record>",
    b'<Correlation type="x">' + HEART + b"/></Correlation>",
    b"<!-- " + HEART + b"/> -->",
    b"<![CDATA[" + SLEEP + b"/>]]>",
    b"<Record sourceName='x' type='HKCategoryTypeIdentifierSleepAnalysis'/>",
    b"<Record ",
    b"&bad;",
    b"\n",
)


class Heard:
    """Takes note of the elements that are of interest, in their order."""

    def __init__(self) -> None:
        self.elements: list[tuple[str, dict[str, str]]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take an element's beginning."""
        if attributes.get("type") in WANTED:
            self.elements.append((tag, dict(attributes)))

    def close(self) -> None:
        """Take the end of the file."""


def nights(inside: bytes) -> tuple[object, ...]:
    source = Source.of(b'<?xml version="1.0"?>\n<HealthData locale="en">\n' + inside + b"</HealthData>\n")
    try:
        found = apple_health.ALONE.read(source)
    except Refusal as refusal:
        return (str(refusal),)
    return found.entries, found.warnings, found.skipped


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=8), chunk=st.integers(1, 400))
def test_what_is_found_is_the_same_as_without_cutting(
    monkeypatch: pytest.MonkeyPatch, pieces: list[bytes], chunk: int
) -> None:
    inside = b"".join(pieces)
    with monkeypatch.context() as patched:
        patched.setattr(xml_stream, "CHUNK", chunk)
        cut = nights(inside)
        patched.setattr(apple_health, "OTHER_RECORDS", None)
        assert cut == nights(inside)


@pytest.mark.parametrize("chunk", [7, 100, 1 << 18])
def test_the_sample_is_heard_alike_in_pieces_of_any_size(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(xml_stream, "CHUNK", chunk)
    whole, cut = Heard(), Heard()
    read_xml(io.BytesIO(SAMPLE), whole)
    read_xml(io.BytesIO(SAMPLE), cut, OTHER_RECORDS)
    assert cut.elements == whole.elements
    assert len(cut.elements) > 5


def test_an_element_without_end_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_stream, "LONGEST_ELEMENT", 1000)
    monkeypatch.setattr(xml_stream, "CHUNK", 300)
    inside = SLEEP + b"/>" + HEART + b' x="' + b"y" * 5000 + b'"/>'
    entries, _, skipped = nights(inside)
    assert isinstance(entries, tuple)
    assert (len(entries), skipped) == (1, ())


def test_records_of_no_interest_are_cut() -> None:
    assert OTHER_RECORDS.pattern.sub(b"", HEART + b"/>" + HEART + b">\n" + ZONE * 2 + b"</Record>") == b""
    for kept in (SLEEP + b"/>", HEART + b">" + SLEEP + b"/></Record>", HEART, b"<Record/>"):
        assert OTHER_RECORDS.pattern.sub(b"", kept) == kept
