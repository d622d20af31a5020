"""Starts the window, or does one job without it (and then without Qt)."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Gives the exit code; `arguments` are those of the command line unless given."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a redirected Windows console speaks another code page
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from osaava_desktop import cli

    asks_for_job = any(one in (*cli.VERBS, "-h", "--help", "--version") for one in arguments)
    if asks_for_job:
        return cli.main(arguments)
    from osaava_desktop import app

    return app.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
