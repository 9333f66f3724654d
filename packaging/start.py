"""Where the packaged program begins: the same entry point as everywhere else."""

from __future__ import annotations

from carejournal.__main__ import main

if __name__ == "__main__":
    main()
