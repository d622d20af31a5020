"""Where a file in use may not lie, told from Windows paths."""

import pytest

from osaava_desktop.domain.locations import Location, refused

ENVIRONMENT = {
    "OneDrive": "C:\\Users\\maija\\Pilvi",
    "OneDriveCommercial": "D:\\Work Cloud",
    "OneDriveConsumer": "",
    "PATH": "C:\\Windows",
}
DRIVES = {"E:": Location.REMOVABLE, "Z:": Location.NETWORK}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("\\\\srv\\x\\office.osaava", Location.NETWORK),
        ("//srv/x/office.osaava", Location.NETWORK),
        ("\\\\?\\UNC\\srv\\x\\office.osaava", Location.NETWORK),
        ("Z:\\office.osaava", Location.NETWORK),
        ("z:\\office.osaava", Location.NETWORK),
        ("E:\\data\\office.osaava", Location.REMOVABLE),
        ("\\\\?\\E:\\data\\office.osaava", Location.REMOVABLE),
        ("C:\\Users\\x\\OneDrive\\office.osaava", Location.SYNCED),
        ("C:\\Users\\x\\OneDrive - Yhdistys ry\\deep\\office.osaava", Location.SYNCED),
        ("C:\\Users\\x\\onedrive - y\\office.osaava", Location.SYNCED),
        ("C:\\Users\\x\\Dropbox\\office.osaava", Location.SYNCED),
        ("C:\\Users\\x\\Dropbox (Työ)\\office.osaava", Location.SYNCED),
        ("c:\\users\\MAIJA\\pilvi\\office.osaava", Location.SYNCED),
        ("\\\\?\\C:\\Users\\maija\\Pilvi\\office.osaava", Location.SYNCED),
        ("D:\\Work Cloud\\office.osaava", Location.SYNCED),
        ("C:\\Users\\x\\AppData\\Local\\osaava-desktop\\office.osaava", None),
        ("\\\\?\\C:\\Users\\x\\AppData\\Local\\osaava-desktop\\office.osaava", None),
        ("C:\\Users\\x\\Pilvi\\office.osaava", None),
        ("C:\\Users\\x\\Dropboxes\\office.osaava", None),
        ("D:\\onedrive.osaava", None),
    ],
)
def test_place(path: str, found: Location | None) -> None:
    assert refused(path, ENVIRONMENT, DRIVES) is found


def test_every_refusal_says_what_to_do() -> None:
    assert all("Move it" in location.sentence for location in Location)
