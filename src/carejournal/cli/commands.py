"""All commands in one group, and the one place where errors become exit codes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from carejournal import __version__
from carejournal.cli.encrypting import change_passphrase_command, decrypt_command, encrypt_command
from carejournal.cli.exchanging import export_command, import_command
from carejournal.cli.insights import insights_command
from carejournal.cli.keeping import backup_command, check_command, demo_command, restore_command
from carejournal.cli.looking import evidence_command, search_command
from carejournal.cli.recording import add_command, session_command
from carejournal.cli.reporting import report_command
from carejournal.cli.target import Target
from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.system.crash_report import crash_text, write_crash_report
from carejournal.system.paths import PASSPHRASE_FILE_VARIABLE, default_journal, state_folder

REFUSED, WRONG_USE, CRASHED, INTERRUPTED = 1, 2, 70, 130
WAY_BACK = (
    "`carejournal restore BACKUP` puts one of its backups in its place; the window can also save what can "
    "still be read."
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="carejournal")
@click.option("--journal", type=click.Path(path_type=Path), help="The journal's file.")
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    envvar=PASSPHRASE_FILE_VARIABLE,
    help="A file whose first line is the passphrase.",
)
@click.pass_context
def carejournal(context: click.Context, journal: Path | None, passphrase_file: Path | None) -> None:
    """Keep a private journal of mood, sleep, stress and sessions. Without a command: open the window."""
    context.obj = Target(journal or default_journal(), passphrase_file)
    if context.invoked_subcommand is None:
        from carejournal.app import open_window

        context.exit(open_window(journal, context.obj.named_passphrase()))


@carejournal.command("tour")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--scale", type=int, hidden=True, help="Only the screens, in this process.")
@click.option("--language", default="en", hidden=True, help="What the screens speak, with --scale.")
def tour_command(folder: Path, scale: int | None, language: str) -> None:
    """Draw every screen, light and dark, as PNG, plus a report, from the demo life."""
    from carejournal.app import draw_tour

    for path in draw_tour(folder, scale, language):
        click.echo(path)


for command in (
    add_command,
    session_command,
    demo_command,
    import_command,
    export_command,
    search_command,
    insights_command,
    report_command,
    evidence_command,
    backup_command,
    restore_command,
    check_command,
    encrypt_command,
    decrypt_command,
    change_passphrase_command,
):
    carejournal.add_command(command)


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 refused with one sentence, 2 wrong use."""
    sys.exit(exit_code(arguments))


def exit_code(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        code = carejournal.main(arguments, prog_name="carejournal", standalone_mode=False)
    except Refusal as refusal:
        way_back = f" {WAY_BACK}" if isinstance(refusal, DamagedRefusal) else ""
        click.echo(f"carejournal: {refusal}{way_back}", err=True)
        return REFUSED
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - the one place where our own faults end
        report = write_crash_report(crash_text(error, __version__), state_folder())
        click.echo(f"carejournal: something went wrong inside the program. {_kept_at(report)}", err=True)
        return CRASHED
    return code if isinstance(code, int) else 0


def _kept_at(report: Path | None) -> str:
    return f"A report without any of your words is at {report}." if report else "No report could be kept."
