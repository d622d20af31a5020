"""The mapping on paper: blank for the pen, filled in, and the client's own copy."""

from dataclasses import replace
from uuid import UUID

from osaava_desktop.domain.client_papers import MappingPaper, Scores
from osaava_desktop.domain.mapping import Kykyviisari, WholeMapping
from osaava_desktop.domain.policy import Action
from osaava_desktop.services import clients, mapping, sheets
from osaava_desktop.services.record_names import names_of
from osaava_desktop.store.models import ClientRow, PersonRow
from osaava_desktop.store.office import Office


def blank(office: Office) -> MappingPaper:
    """The form with nothing on it, for anybody."""
    return MappingPaper(issuer=sheets.issuer(office))


def filled(office: Office, mapping_id: UUID, *, own_copy: bool) -> MappingPaper:
    """A mapping as it was written down, with the scores; the client's own copy is without staff's remarks.

    It is health data: each look at it leaves an audit row.
    """
    whole = mapping.reveal(office, mapping_id)
    client = clients.get(office, whole.mapping.client)
    scores = mapping.scores_of(office, client.id)
    if own_copy:
        whole, scores = _without_remarks(whole), scores and _without_notes(scores)
    worker = whole.mapping.worker
    names = names_of(office, {PersonRow: [worker] if worker else []})
    return MappingPaper(
        issuer=sheets.issuer(office),
        name=client.name,
        number=client.number,
        worker=names[worker] if worker else "",
        whole=whole,
        scores=scores,
        own_copy=own_copy,
    )


def note_printed(office: Office, client: UUID) -> None:
    """Leaves a trace of a client's paper that was printed or saved."""
    with office.change(Action.PRINT_CLIENT, client, thing=ClientRow._meta.table_name):
        pass


def _without_remarks(whole: WholeMapping) -> WholeMapping:
    return replace(whole, mapping=replace(whole.mapping, remarks=""))


def _without_notes(scores: Scores) -> Scores:
    latest = scores.latest and _without_note(scores.latest)
    return replace(scores, start=_without_note(scores.start), latest=latest)


def _without_note(one: Kykyviisari) -> Kykyviisari:
    return replace(one, note="")
