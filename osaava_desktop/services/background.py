"""Whether a client has a criminal background: only where a keeper has recorded why."""

from dataclasses import replace
from uuid import UUID

from osaava_desktop.domain.clients import Background
from osaava_desktop.domain.policy import Action, FieldGroup
from osaava_desktop.domain.words import Answer
from osaava_desktop.errors import NotAllowed
from osaava_desktop.i18n import _
from osaava_desktop.store.models import BackgroundRow
from osaava_desktop.store.office import Office


def is_asked(office: Office) -> bool:
    """Whether the office has recorded the legal basis for asking."""
    return bool(office.profile.background_ground)


def is_known(office: Office, client: UUID) -> bool:
    """Whether there is an answer, without telling which."""
    return is_asked(office) and _of(office, client) is not None


def show(office: Office, client: UUID) -> Answer | None:
    """The answer; the look is in the audit."""
    found = _of(office, client) if is_asked(office) else None
    if found is None:
        return None
    with office.look(BackgroundRow, found.id, FieldGroup.BACKGROUND):
        return found.answer


def save(office: Office, client: UUID, answer: Answer | None) -> None:
    """Keeps the answer of a client; None takes it away. Raises NotAllowed without a recorded basis."""
    if not is_asked(office):
        raise NotAllowed(_("The keeper of the file has not recorded the legal basis for asking this."))
    known = _of(office, client)
    with office.change(Action.SAVE_BACKGROUND, client) as change:
        if answer is not None:
            change.save(replace(known, answer=answer) if known else Background(client=client, answer=answer))
        elif known is not None:
            change.put_in_bin(known)


def _of(office: Office, client: UUID) -> Background | None:
    found: Background | None = office.visible(BackgroundRow).where(BackgroundRow.client == client).first()
    return found
