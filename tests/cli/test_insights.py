"""The command that says what went together with better days."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cli_command import Command

FIELDS = {
    "factor", "kind", "measure", "window", "sessions", "days", "estimate", "low", "high", "low95", "high95",
    "p_value", "q_value", "verdict", "more_sessions", "sentence", "caveats",
}  # fmt: skip


def test_insights_describe_a_period_and_claim_nothing_of_two_days(carejournal: Command) -> None:
    carejournal("add", "--mood", 4, "--at", "2026-11-01", "--tag", "tea")
    carejournal("add", "--mood", 8, "--at", "2026-11-04")
    told = json.loads(carejournal("insights", "--json", "--from", "2026-11-01", "--to", "2026-11-10").out)
    assert (told["recorded_days"], told["days"]) == (2, 10)
    assert told["period"] == {"from": "2026-11-01", "to": "2026-11-10"}
    mood = next(each for each in told["descriptions"] if each["measure"] == "mood")
    assert (mood["mean"], mood["recorded_days"]) == (6, 2)
    assert told["tested"] == 0
    (waiting,) = told["findings"]
    assert (waiting["factor"], waiting["kind"], waiting["measure"]) == ("tea", "tag", "mood")
    assert (waiting["verdict"], waiting["estimate"], waiting["low"]) == ("not enough data", None, None)


def test_insights_print_one_finding_for_every_pair_tested_or_waiting(carejournal: Command) -> None:
    carejournal("demo")
    told = json.loads(carejournal("insights", "--json").out)
    assert all(set(finding) >= FIELDS for finding in told["findings"])
    pairs = [(f["kind"], f["factor"], f["measure"]) for f in told["findings"] + told["refused"]]
    assert len(pairs) == len(set(pairs))
    answered = [f for f in told["findings"] if f["verdict"] != "not enough data"]
    assert told["tested"] == len(answered)
    for finding in answered:
        assert finding["low"] <= finding["estimate"] <= finding["high"]
        assert finding["low95"] <= finding["high95"]
        assert 0 <= finding["p_value"] <= finding["q_value"] <= 1
    assert {"session", "method", "tag"} <= {f["kind"] for f in told["findings"]}
    assert {f["measure"] for f in told["findings"]} >= {"mood", "stress", "energy"}


def test_insights_can_be_read_as_text(carejournal: Command) -> None:
    carejournal("demo")
    told = carejournal("insights")
    assert (told.code, told.err) == (0, "")
    assert "Unclear so far (" in told.out
    assert "Not looked at (" in told.out
    assert told.out.rstrip().endswith("not why.")


def test_insights_of_an_empty_journal_are_empty(carejournal: Command) -> None:
    carejournal("add", "only words", "--at", "2026-11-01")
    told = json.loads(carejournal("insights", "--json").out)
    assert (told["findings"], told["refused"], told["tested"]) == ([], [], 0)
    assert carejournal("insights").code == 0


def test_the_same_journal_gives_the_same_text_each_time(carejournal: Command) -> None:
    carejournal("demo")
    assert carejournal("insights", "--json").out == carejournal("insights", "--json").out
