"""Commands that record: add, session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carejournal.cli.parameters import MOMENT
from carejournal.cli.target import Target, pass_target
from carejournal.domain.entry import Entry
from carejournal.domain.refusal import BadValueRefusal, Refusal
from carejournal.domain.session import LONGEST_SESSION_MINUTES, Session, Status
from carejournal.services.new_id import new_id

if TYPE_CHECKING:
    from carejournal.domain.moment import Moment
    from carejournal.services.journal_services import JournalServices

TEN = click.FloatRange(0, 10)


@click.command("add")
@click.argument("text", required=False, default="")
@click.option("--at", "moment", type=MOMENT, help="When it was; by default now.")
@click.option("--mood", type=TEN, help="0 worst to 10 best.")
@click.option("--stress", type=TEN, help="0 none to 10 extreme.")
@click.option(
    "--sleep", "sleep_hours", type=click.FloatRange(0, 24), help="Hours of last night, in quarters."
)
@click.option("--sleep-quality", type=TEN, help="0 worst to 10 best.")
@click.option("--tag", "tags", multiple=True, help="A tag; may be given again.")
@click.option("--private", is_flag=True, help="Leave it out of every report.")
@pass_target
def add_command(
    target: Target,
    /,
    text: str,
    moment: Moment | None,
    tags: tuple[str, ...],
    *,
    private: bool,
    **readings: float | None,
) -> None:
    """Record an entry and print its id once it is on the disk."""
    given = {measure: value for measure, value in readings.items() if value is not None}
    if not (text.strip() or given or any(tag.strip() for tag in tags)):
        raise click.UsageError("Nothing to record: give a text, a rating or a tag.")
    with target.opened(create=True) as services:
        entry = Entry(
            id=new_id(),
            moment=moment or services.now,
            recorded_at=services.clock(),
            note=text,
            readings=_accepted(given),
            tags=tags,
            private=private,
        )
        services.entries.write(entry)
    click.echo(entry.id)


@click.command("session")
@click.argument("kind")
@click.option("--at", "moment", type=MOMENT, help="When it was or will be; by default now.")
@click.option("--method", default="", help="Such as CBT or Swedish.")
@click.option("--minutes", type=click.IntRange(1, LONGEST_SESSION_MINUTES), help="How long.")
@click.option("--note", default="", help="What stood out.")
@pass_target
def session_command(
    target: Target, kind: str, moment: Moment | None, method: str, minutes: int | None, note: str
) -> None:
    """Record a session of a KIND, such as therapy or massage, and print its id once it is on the disk."""
    with target.opened(create=True) as services:
        at = moment or services.now
        today, now = services.today, services.clock()
        planned = at.to_utc() > now if at.time_known else at.day > today
        session = Session(
            id=new_id(),
            kind=_kind_key(services, kind),
            moment=at,
            method=method,
            minutes=minutes,
            note=note,
            status=Status.PLANNED if planned else Status.ATTENDED,
            recorded_at=services.clock(),
        )
        services.sessions.write(session)
    click.echo(session.id)


def _accepted(readings: dict[str, float]) -> dict[str, float]:
    from carejournal.domain.measure import BUILT_IN

    try:
        return {measure: BUILT_IN[measure].accept(value) for measure, value in readings.items()}
    except BadValueRefusal as refusal:
        raise click.UsageError(str(refusal)) from None


def _kind_key(services: JournalServices, wanted: str) -> str:
    kinds = services.looking_back.kinds()
    for kind in kinds:
        if wanted.casefold() in {kind.key.casefold(), kind.name.casefold()}:
            return kind.key
    known = ", ".join(kind.name.lower() for kind in kinds)
    raise Refusal(f"There is no kind of session called “{wanted}”. This journal has: {known}.")
