"""Starts the program: `python -m carejournal` and the installed command."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

WITH_A_JOURNAL = 2
MUCH_MADE = 50_000
"""A command makes much and leaves little garbage: to look for some after every 700 things is lost time."""
SUFFIX = ".carejournal"


def main() -> None:
    """Run the command line, or open the window where there is no command."""
    # Its threads wait for each other in a busy loop: on a computer that does other work, ten times slower.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    arguments = sys.argv[1:]
    # Opening the window needs no command line library: importing it would take a tenth of the start.
    # A desktop that opens a journal by a double click hands its path over and nothing else.
    if len(arguments) == 1 and arguments[0].endswith(SUFFIX) and not arguments[0].startswith("-"):
        arguments = ["--journal", arguments[0]]
    if not arguments or (len(arguments) == WITH_A_JOURNAL and arguments[0] == "--journal"):
        gc.disable()  # nothing is garbage while the window is built; app.py turns it on again
        from carejournal.app import open_window

        sys.exit(open_window(Path(arguments[1]) if arguments else None))
    gc.set_threshold(MUCH_MADE)
    from carejournal.cli import run

    run()


if __name__ == "__main__":
    main()
