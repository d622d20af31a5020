"""Keeps None, True, False and NotImplemented alive on Python 3.11, where they are counted like any object.

PySide6 6.12 is built as if nothing could end them, which holds from Python 3.12 on: each of its calls that
returns one of them takes a reference too many, and after some ten thousand calls the interpreter aborts with
"none_dealloc" or "bool_dealloc". References enough for years of calls are added here, once.
"""

import ctypes
import sys

_MANY = 1 << 40


def keep_alive() -> None:
    """Add the references; nothing to do where the interpreter does not count them."""
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False, NotImplemented):
        if sys.getrefcount(constant) < _MANY:
            ctypes.c_ssize_t.from_address(id(constant)).value += _MANY
