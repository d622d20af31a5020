"""The practice office: invented people in a file of its own, written through the services day by day.

What is to happen stands in `resources/practice`; who, and on which day, is drawn from a fixed seed, so that
every writing gives the same office. The last day is fixed too.
"""

from osaava_desktop.services.practice.calendar import LAST
from osaava_desktop.services.practice.writing import FILE, PASSPHRASE, write, write_whole

__all__ = ["FILE", "LAST", "PASSPHRASE", "write", "write_whole"]
