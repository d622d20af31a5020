"""Room on the disk of the office file: kept in reserve, and told when it runs out."""

from osaava_desktop.i18n import _
from osaava_desktop.store import reserve
from osaava_desktop.store.faults import MEGABYTES_NEEDED, disk_name
from osaava_desktop.store.office import Office

_MEGABYTE = 1_000_000


def keep_reserve(office: Office) -> None:
    """Makes the reserve where there is room; slow, for another thread."""
    if not office.read_only:
        reserve.keep(office.path)


def warning(office: Office) -> str:
    """That the disk is nearly full, in a sentence; empty while there is room for work and a backup."""
    if office.read_only:
        return ""
    try:
        left = reserve.free(office.path) // _MEGABYTE
        needed = MEGABYTES_NEEDED + office.path.stat().st_size // _MEGABYTE
    except OSError:
        return ""
    if left >= needed:
        return ""
    sentence = _("The disk {disk} has {left} MB left. Free at least {needed} MB on it.")
    return sentence.format(disk=disk_name(office.path), left=left, needed=needed - left)
