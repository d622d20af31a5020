"""The log: what happened and where in the code, never about whom."""

import copy
import ctypes
import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from types import TracebackType

from osaava_desktop import paths

MAX_BYTES = 1_000_000
KEPT_FILES = 3
_PR_SET_DUMPABLE = 4

_ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def start() -> None:
    """Logs to the person's log folder from now on; a folder that can't be written means no log.

    A crash leaves no picture of the memory either, where the system can be asked for that.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    path = paths.log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(PlainFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("peewee").setLevel(logging.WARNING)  # it logs each query with its values


class PlainFormatter(logging.Formatter):
    """Writes an exception without its text, which may quote what somebody entered."""

    def format(self, record: logging.LogRecord) -> str:
        own = copy.copy(record)
        own.exc_text = None  # another handler may have left its own wording there
        return super().format(own)

    def formatException(self, ei: _ExceptionInfo) -> str:
        return trace(ei[1]) if ei[1] else ""


def trace(error: BaseException) -> str:
    """An exception's type and the places it went through, innermost last, and the same of its causes."""
    lines = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause:
        lines += [trace(cause), "then"]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    kind = type(error)
    return "\n".join([*lines, f"{kind.__module__}.{kind.__qualname__}"])


def _short(filename: str) -> str:
    """A source file without the folders above it, where the person's name may stand."""
    return "/".join(filename.replace("\\", "/").split("/")[-3:])
