"""The organisation's logo: read from a file, kept in the office, printed in the heads of papers."""

from base64 import b64decode, b64encode
from pathlib import Path

from osaava_desktop.domain import logo as rules
from osaava_desktop.domain.office import Logo
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import StoreError
from osaava_desktop.reports import logo as pictures
from osaava_desktop.store.faults import translating_files
from osaava_desktop.store.models import LogoRow
from osaava_desktop.store.office import Office


def picture(path: Path) -> bytes:
    """The picture at `path` as it is kept, a PNG. Needs no office; raises a PlainError."""
    try:
        with translating_files(path):
            if not path.is_file():  # a device has no end
                raise rules.no_picture()
            with path.open("rb") as file:
                content = file.read(rules.LARGEST_FILE + 1)
    except (OSError, StoreError):
        raise rules.no_picture() from None
    if len(content) > rules.LARGEST_FILE:
        raise rules.too_large()
    return pictures.scaled(content)


def current(office: Office) -> Logo | None:
    """The logo that papers bear now."""
    found: Logo | None = office.visible(LogoRow).order_by(LogoRow.created.desc(), LogoRow.id.desc()).first()
    return found


def png(office: Office) -> bytes:
    """The picture of the logo that papers bear now; nothing where there is none."""
    logo = current(office)
    return b64decode(logo.picture) if logo else b""


def choose(office: Office, picture: bytes) -> Logo:
    """Papers bear this one from now on; the one before it goes into the bin."""
    before = current(office)
    logo = Logo(picture=b64encode(picture).decode("ascii"))
    with office.change(Action.SAVE_PROFILE, logo.id) as change:
        if before is not None:
            change.put_in_bin(before)
        return change.save(logo)


def change_back(office: Office, now: Logo | None, before: Logo | None) -> None:
    """Undoes a choice or a removal: papers bear what they bore before it."""
    wanted = before or now
    if wanted is None:
        return
    with office.change(Action.SAVE_PROFILE, wanted.id) as change:
        if now is not None:
            change.put_in_bin(now)
        if before is not None:
            change.take_back(before)


def remove(office: Office, logo: Logo) -> Logo:
    """Papers bear none from now on."""
    with office.change(Action.SAVE_PROFILE, logo.id) as change:
        return change.put_in_bin(logo)
