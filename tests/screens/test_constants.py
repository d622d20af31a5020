"""The interpreter outlives any number of calls into Qt."""

import subprocess
import sys

CALLS = """
import osaava_desktop.screens
from PySide6.QtCore import QObject
thing = QObject()
for _turn in range(400_000):
    thing.parent()
    thing.setObjectName("a")
    thing.blockSignals(True)
    thing == 1
print("alive")
"""


def test_many_calls_that_return_none() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("alive\n", 0), done.stderr
