"""What the tests of faults share: the count of tries."""

from tests.faults.table import record

__all__ = ["record"]
