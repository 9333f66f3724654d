"""jrnl, RedNotebook and Lifeograph."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange.fingerprints import fingerprints
from carejournal.exchange.questions import Answers, Asked, DateOrder, Scale
from carejournal.exchange.records import FormatName
from carejournal.exchange.source import Source
from import_hand import only, read, zipped

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> Source:
    return Source.open(SAMPLES / name)


def test_jrnl_text_is_told_into_entries_by_dates_in_brackets_alone() -> None:
    found = read(sample("jrnl/jrnl_default_12h.txt"))
    assert found.format is FormatName.JRNL_TEXT
    assert [(str(entry.moment), entry.title, entry.starred) for entry in found.entries] == [
        ("2026-01-14T09:00:00", "Slept badly.", False),
        ("2026-01-14T21:30:00", "Dinner with @sam 🍲", True),
        ("2026-01-15T00:05:00", "Midnight note", False),
    ]
    assert found.entries[0].note.endswith("[1] this line starts with a bracket but is not a date")
    assert found.entries[0].tags == ("sleep",)
    assert found.tag_groups == {"sam": "People"}


def test_jrnl_json_has_the_same_titles_and_all_tags() -> None:
    first, second = read(sample("jrnl/jrnl.json")).entries
    assert (first.title, first.tags, str(first.moment)) == ("Slept badly.", ("sleep",), "2026-01-14T09:00:00")
    assert (second.tags, second.starred) == (("sam", "sleep"), True)


def test_one_jrnl_diary_as_text_and_as_json_has_the_same_fingerprints() -> None:
    text = read("[2026-01-14 09:00] Slept badly. Woke at 4, #sleep\n\n[2026-01-14 21:30] Tea\n- green\n")
    entries = [
        {
            "title": "Slept badly.",
            "body": "Woke at 4, #sleep",
            "date": "2026-01-14",
            "time": "09:00",
            "tags": [],
        },
        {
            "title": "Tea",
            "body": "- green\n",
            "date": "2026-01-14",
            "time": "21:30",
            "tags": [],
            "starred": False,
        },
    ]
    root = read(json.dumps({"tags": {}, "entries": entries}))
    assert fingerprints(text.entries) == fingerprints(root.entries)


def test_jrnl_dates_that_fit_both_orders_are_asked_and_read_as_answered() -> None:
    text = "[02/03/2026 09:00] One\n[05/06/2026 10:00] Two\n"
    open_question = read(text)
    assert open_question.entries == ()
    [question] = open_question.questions
    assert (question.about, question.needed) == (Asked.DATE_ORDER, True)
    days = {order: [entry.moment.day for entry in read(text, Answers(order)).entries] for order in DateOrder}
    assert days[DateOrder.DAY_FIRST] == [date(2026, 3, 2), date(2026, 6, 5)]
    assert days[DateOrder.MONTH_FIRST] == [date(2026, 2, 3), date(2026, 5, 6)]


def test_jrnl_dates_of_which_one_tells_the_order_ask_nothing() -> None:
    found = read("[02/03/2026 09:00] One\n[25/03/2026 10:00] Two\n")
    assert found.questions == ()
    assert found.entries[0].moment.day == date(2026, 3, 2)


@pytest.mark.parametrize("source", [Source.of(b"gAAAAABl0"), zipped({"j/2026/01/14.txt": "gAAAAABl0"})])
def test_an_encrypted_jrnl_diary_is_refused_with_a_way_out(source: Source) -> None:
    with pytest.raises(Refusal, match="export it from jrnl as JSON"):
        read(source)


@given(st.dates(min_value=date(1000, 1, 1)), st.times(), st.text("ab #@\n", max_size=20))
def test_a_jrnl_entry_comes_back_with_its_minute_and_its_letters(day: date, time: object, text: str) -> None:
    [entry] = read(f"[{day} {time:%H:%M}] x{text}".encode()).entries
    assert str(entry.moment) == f"{day}T{time:%H:%M}:00"
    letters = [letter for letter in entry.title + entry.note if letter in "ab"]
    assert letters == [letter for letter in text if letter in "ab"]


def test_a_rednotebook_folder_is_read_month_by_month_and_copies_are_ignored() -> None:
    found = read(sample("rednotebook"))
    days = [str(entry.moment) for entry in found.entries]
    assert days == ["2024-01-01", "2024-01-05", "2024-01-09", "2024-01-31", "2024-02-03", "2024-02-29"]
    by_day = {entry.moment.day.isoformat(): entry for entry in found.entries}
    assert by_day["2024-01-01"].tags == ("gratitude",)
    assert by_day["2024-01-01"].note == "New year. **Bold**, *italic*, underline and ~~strike~~. #gratitude"
    assert by_day["2024-01-09"].tags == ("Ideas",)
    assert by_day["2024-01-09"].note == "old flow style, it's fine: yes"
    assert by_day["2024-01-31"].note == "- **Therapy:** Session with Dr. Müller 🛋️"
    assert by_day["2024-01-31"].tags == ("Therapy",)


def test_rednotebooks_mood_and_sleep_categories_are_readings() -> None:
    found = read(sample("rednotebook"))
    entry = found.entries[1]
    assert (entry.mood, entry.tags) == ("4", ("calm",))
    assert [(reading.name, reading.value) for reading in entry.readings] == [("Sleep hours", 7.5)]
    assert [question.about for question in found.questions] == [Asked.SCALE]
    assert [mood.level for mood in read(sample("rednotebook"), Answers(scale=Scale(1, 5))).moods] == [4]


def test_pictures_in_rednotebook_are_counted_as_missing() -> None:
    found = read(sample("rednotebook"))
    assert [each.name for each in found.entries[1].attachments] == ["pic.jpg"]
    assert any("not in it" in warning for warning in found.warnings)


def test_a_damaged_month_is_skipped_and_the_others_read() -> None:
    found = read(
        zipped(
            {"2024-01.txt": "1: {text: a}\n", "2024-02.txt": "1: {text: [\n", "2024-03.txt": "40: {text: a}"}
        )
    )
    assert [entry.note for entry in found.entries] == ["a"]
    assert [skipped.where for skipped in found.skipped] == ["2024-02.txt", "2024-03.txt"]


def test_a_month_whose_name_does_not_say_which_is_refused() -> None:
    with pytest.raises(Refusal, match="folder"):
        read("1:\n  text: a\n", name="month.txt")


def test_lifeograph_has_titles_bodies_favourites_and_times_where_there_are_some() -> None:
    first, second = read(sample("lifeograph/sample.diary")).entries
    assert (str(first.moment), first.title, first.starred) == (
        "2026-01-14",
        "First paragraph is the title",
        True,
    )
    assert first.note == "Body with emoji 🌿 and *bold* markup"
    assert (str(second.moment), second.title, second.note) == ("2026-01-13T08:05:00", "Only a title", "")


DIARY = (
    "LIFEOGRAPHDB\nV {}\nE {}\nId1\n\n"
    "ID2\nE __nE_____~~~~~~{}\nN 1|1|1\nEpDTitle\nN 1|1|1\nEp_______________Body\n"
)


def test_lifeograph_paragraphs_with_flags_are_read_behind_them() -> None:
    assert only(read(DIARY.format(3010, "n", "202601140000000"))).note == "Body"


def test_lifeographs_trash_is_left_out_and_told() -> None:
    found = read(DIARY.format(3010, "n", "202601140000000").replace("E __n", "E _Tn"))
    assert (found.entries, len(found.warnings)) == ((), 1)


@pytest.mark.parametrize(("version", "encrypted"), [(3010, "y"), (1020, "n"), ("x", "n")])
def test_an_encrypted_or_older_lifeograph_diary_is_refused_with_a_way_out(
    version: object, encrypted: str
) -> None:
    with pytest.raises(Refusal, match="save"):
        read(DIARY.format(version, encrypted, "202601140000000"))


def test_a_lifeograph_entry_without_a_day_that_exists_is_skipped() -> None:
    assert [skipped.where for skipped in read(DIARY.format(3010, "n", "202602300000000")).skipped] == [
        "line 6"
    ]


def test_a_jrnl_day_in_which_no_entry_begins_is_told_and_the_others_come() -> None:
    days = {
        "j/2026/01/14.txt": "[2026-01-14 09:00] One\n",
        "j/2026/01/15.txt": "torn off",
        "j/2026/01/16.txt": "",
    }
    found = read(zipped(days))
    assert [entry.title for entry in found.entries] == ["One"]
    assert [(each.where, each.reason) for each in found.skipped] == [
        ("j/2026/01/15.txt", "No entry with a date stands in it.")
    ]


@pytest.mark.parametrize("entries", ["7", '{"title": 1, "body": 1, "date": 1, "time": 1}'])
def test_a_jrnl_export_without_its_list_is_refused(entries: str) -> None:
    fields = '"title": "", "body": "", "date": "", "time": ""'
    with pytest.raises(Refusal, match="jrnl export seems damaged"):
        read(f'{{"tags": {{{fields}}}, "entries": {entries}}}')


def test_a_jrnl_export_is_known_however_far_down_its_entries_begin() -> None:
    tags = json.dumps({f"@tag{number}": number for number in range(6000)})
    entry = {"title": "One", "body": "", "date": "2026-01-14", "time": "09:00", "tags": []}
    assert only(read(f'{{"tags": {tags}, "entries": [{json.dumps(entry)}]}}')).title == "One"
    with pytest.raises(Refusal, match="not known"):
        read(f'{{"tags": {tags}, "entries": [{{"title": "One"}}]}}')


@pytest.mark.parametrize("day", ["31", "0", "9999999999999999999999"])
def test_a_day_that_rednotebooks_month_does_not_have_is_told_and_the_others_come_in(day: str) -> None:
    found = read(f"1:\n  text: a\n{day}:\n  text: b\n", name="2026-02.txt")
    assert [entry.note for entry in found.entries] == ["a"]
    assert [skipped.reason for skipped in found.skipped] == ["One of its days does not exist."]


def test_a_day_of_rednotebook_with_nothing_on_it_is_no_entry() -> None:
    found = read("1: {text: a}\n2:\n3: {text: ' '}\n", name="2026-01.txt")
    assert [str(entry.moment) for entry in found.entries] == ["2026-01-01"]


def test_categories_that_someone_wrote_by_hand_as_a_text_or_a_list_are_read() -> None:
    entry = only(read("1: {Ideas: a garden, Films: [One, Two]}\n", name="2026-01.txt"))
    assert entry.tags == ("Ideas", "Films")
    assert entry.note.splitlines() == ["- **Ideas:** a garden", "- **Films:** One", "- **Films:** Two"]


def test_a_mood_of_so_many_out_of_so_many_has_its_place_on_any_scale() -> None:
    month = "1: {Mood: 3/5, text: a}\n"
    unasked = read(month, name="2026-01.txt")
    assert ([mood.level for mood in unasked.moods], unasked.mood_high, unasked.questions) == ([6], 10, ())
    assert [mood.level for mood in read(month, Answers(scale=Scale(0, 100)), name="2026-01.txt").moods] == [
        60
    ]


def test_a_lifeograph_entry_whose_line_holds_no_date_or_is_torn_off_loses_no_other() -> None:
    diary = DIARY.format(3010, "n", "202601140000000")
    found = read(f"{diary}\nID3\nE __nE_____~~~~~~yesterday\n\nID4\n")
    assert [entry.title for entry in found.entries] == ["Title"]
    assert [(each.where, each.reason) for each in found.skipped] == [
        ("line 13", "The entry has no date that exists.")
    ]
