"""Mapping talks and Kykyviisari scores of a client."""

from uuid import UUID

from osaava_desktop.domain import mapping as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.mapping import Kykyviisari, Mapping
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas
from osaava_desktop.store.models import KykyviisariRow, MappingRow
from osaava_desktop.store.office import Office


def save(office: Office, mapping: Mapping) -> Mapping:
    """Adds or changes a mapping."""
    mapping = tidied(mapping)
    refuse(rules.mapping_problems(mapping, office.today))
    with office.change(Action.SAVE_MAPPING, mapping.id) as change:
        return change.save(areas.settled(office, mapping))


def of_client(office: Office, client: UUID) -> list[Mapping]:
    """The client's mappings, the newest first."""
    query = office.visible(MappingRow).where(MappingRow.client == client)
    return list(query.order_by(MappingRow.on.desc()))


def save_kykyviisari(office: Office, kykyviisari: Kykyviisari) -> Kykyviisari:
    """Adds or changes the scores of one filled-in Kykyviisari."""
    kykyviisari = tidied(kykyviisari)
    refuse(rules.kykyviisari_problems(kykyviisari, office.today))
    with office.change(Action.SAVE_MAPPING, kykyviisari.id) as change:
        return change.save(areas.settled(office, kykyviisari))


def kykyviisari_of_client(office: Office, client: UUID) -> list[Kykyviisari]:
    """The client's scores, the earliest first: health data, to be read inside `office.look`."""
    query = office.visible(KykyviisariRow).where(KykyviisariRow.client == client)
    return list(query.order_by(KykyviisariRow.on))
