"""Whether the insights engine keeps its promises: simulated lives of which the truth is known.

    python3 dev.py bench calibration [--lives N ...] [--days N ...] [--only WORDS] [--seed N] [--write]

Prints for each scenario, in percent: questions answered, false positives at the 5 % level (all, and of the
pairs that the scenario is meant to fool with), lives with any false "likely", how often the 95 % range holds
the truth, and, where effects are planted, how often they are found beside an oracle that knows all but the
effect. `--write` puts the table into docs/insights-method.md.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one process, one core: others work here too
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from carejournal.insights.engine import find  # noqa: E402 - after the path to the simulation
from simulation.life import simulate  # noqa: E402
from simulation.scenario import NULLS, PLANTED, SCENARIOS, Booking, Scenario  # noqa: E402
from simulation.scoring import Score, Share, share  # noqa: E402

DOCUMENT = ROOT / "docs" / "insights-method.md"
BEGINS, ENDS = "<!-- calibration begins -->", "<!-- calibration ends -->"
GOALS = {"false_positive": 0.05, "any_false": 0.10, "covered": 0.93, "power_of_oracle": 0.60}
HEADINGS = (
    "scenario",
    "days",
    "lives",
    "answered",
    "false positives",
    "of trap pairs",
    "any false likely",
    "range holds truth",
    "of planted",
    "found",
    "oracle",
    "likely",
    "ms",
)


def main() -> None:
    """Run the scenarios and print a table and the goals for each length; a missed goal is the exit code 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--lives", type=int, nargs="+", default=[20], help="one, or one for each --days")
    parser.add_argument("--days", type=int, nargs="+", default=[365])
    parser.add_argument("--only", default="", help="scenarios whose name holds this")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    chosen = [scenario for name, scenario in SCENARIOS.items() if given.only in name]
    command = " ".join(["python3 dev.py bench calibration", *sys.argv[1:]])
    printed = [f"Printed by `{command}`. Percent, ± twice the Monte-Carlo error.", ""]
    all_met = True
    for days, lives in zip(given.days, given.lives * len(given.days), strict=False):
        judged = table(chosen, days, lives, given.seed, printed)
        all_met &= judged
        if given.write:  # after each length, so that a run that is stopped keeps what it has
            write(printed)
    sys.exit(not all_met)


def table(chosen: list[Scenario], days: int, lives: int, seed: int, printed: list[str]) -> bool:
    """Print, and add to `printed`, the table and the goals for one length of journal; say if all are met."""

    def say(*lines: str) -> None:
        printed.extend(lines)
        print("\n".join(lines), flush=True)

    say(row(HEADINGS), row("---" if i == 0 else "---:" for i in range(len(HEADINGS))))
    scores: dict[tuple[str, int], Score] = {}
    for scenario in chosen:
        score, milliseconds = run(scenario, days, lives, seed)
        scores[scenario.name, days] = score
        say(row(cells(scenario, days, score, milliseconds)))
    judged = list(verdicts(scores))
    say("", *(f"- {words}" for _, words in judged), "")
    return all(met for met, _ in judged)


def run(scenario: Scenario, days: int, lives: int, seed: int) -> tuple[Score, float]:
    """Score so many lives; return the score and the engine's mean processor time for a life, in ms."""
    score, spent = Score(), 0.0
    for number in range(lives):
        life = simulate(scenario, days, seed + number)
        began = time.process_time()
        findings = find(life.observed)
        spent += time.process_time() - began
        score.add(life, findings, traps(scenario))
    return score, 1000 * spent / lives


def traps(scenario: Scenario) -> frozenset[tuple[str, str]]:
    """Return the pairs that this kind of life is meant to fool an engine with."""
    if scenario.booking is not Booking.RANDOM:
        return frozenset({("session:massage", "stress"), ("session:massage", "mood")})
    if scenario.holidays_relax:
        return frozenset({("session:therapy", "stress"), ("session:therapy", "mood")})
    if scenario.company:
        return frozenset({("tag:sauna", "stress"), ("session:massage", "stress")})
    if scenario.effects and scenario not in PLANTED:
        return frozenset({(effect.factor, effect.measure) for effect in scenario.effects})
    weekly = {("session:therapy", "mood"), ("tag:choir", "mood"), ("tag:market", "mood")}
    return frozenset(weekly | {("tag:friends", "mood"), ("tag:tea", "stress"), ("session:massage", "stress")})


def cells(scenario: Scenario, days: int, score: Score, milliseconds: float) -> Iterator[str]:
    """Yield the row of one scenario."""
    yield from (scenario.name, str(days), str(len(score.answered)))
    yield percent(share(score.answered), error=False)
    for counted in (score.false_positive, score.trap, score.any_false):
        yield percent(share(counted))
    for counted in (score.covered, score.planted_covered, score.power, score.oracle, score.likely):
        yield percent(share(counted), error=False)
    yield f"{milliseconds:.0f}"


def verdicts(scores: dict[tuple[str, int], Score]) -> Iterator[tuple[bool, str]]:
    """Yield for each goal whether it is met, Monte-Carlo error allowed for, and a line about it."""
    nulls = {s.name for s in NULLS}
    real = {key: score for key, score in scores.items() if not SCENARIOS[key[0]].limit}
    of_nulls = {key: score for key, score in real.items() if key[0] in nulls}
    if of_nulls:
        for name, field in (("false positives", "false_positive"), ("false positives of trap pairs", "trap")):
            yield _at_most({k: share(getattr(s, field)) for k, s in of_nulls.items()}, name, "false_positive")
        yield _at_most({k: share(s.any_false) for k, s in of_nulls.items()}, "any false likely", "any_false")
    missed = {k: share([(n - hits, n) for hits, n in s.covered]) for k, s in real.items()}
    yield _at_most(missed, "ranges that miss the truth", "covered")
    pooled = [
        score for (name, days), score in real.items() if name in ("0.8 points", "1.2 points") and days >= 365
    ]
    if pooled:
        found = sum(share(score.power).value for score in pooled)
        ratio = found / sum(share(score.oracle).value for score in pooled)
        goal = GOALS["power_of_oracle"]
        yield (
            ratio >= goal,
            f"{_met(ratio >= goal)}: power beside the oracle at least {goal:.2f}: {ratio:.2f}",
        )


def _at_most(shares: dict[tuple[str, int], Share], name: str, goal: str) -> tuple[bool, str]:
    """Hold the worst scenario to a goal, with an allowance that grows with the number looked at."""
    limit = 1 - GOALS[goal] if goal == "covered" else GOALS[goal]
    allowance = 1.96 + 0.35 * math.log(len(shares))
    known = {key: each for key, each in shares.items() if not math.isnan(each.value)}
    if not known:
        return True, f"nothing to judge: {name}, because no pair had enough data"
    (scenario, days), worst = max(known.items(), key=lambda item: item[1].value - allowance * item[1].error)
    met = worst.value <= limit + allowance * worst.error
    mean = sum(each.value for each in known.values()) / len(known)
    words = f"{_met(met)}: {name} at most {100 * limit:.0f} %: mean {100 * mean:.1f}, worst {percent(worst)}"
    return met, f"{words} ({scenario}, {days} days)"


def _met(met: bool) -> str:  # noqa: FBT001 - a word for it
    return "met" if met else "missed"


def percent(share_: Share, *, error: bool = True) -> str:
    """Return a share in percent, with twice its error."""
    if math.isnan(share_.value):
        return "–"
    text = f"{100 * share_.value:.1f}"
    return f"{text} ±{200 * share_.error:.1f}" if error else text


def row(texts: Iterable[str]) -> str:
    """Return a row of a Markdown table."""
    return f"| {' | '.join(texts)} |"


def write(lines: list[str]) -> None:
    """Put the lines between the marks of the document."""
    before, _, rest = DOCUMENT.read_text("utf-8").partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    DOCUMENT.write_text("\n".join([before + BEGINS, "", *lines, "", ENDS + after]), "utf-8")


if __name__ == "__main__":
    main()
