"""What has happened with one client, in the order of days; never what was said or scored."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_


class EventKind(Word):
    """What a timeline can be narrowed to."""

    ENCOUNTER = "encounter", N_("encounters")
    MAPPING = "mapping", N_("mappings")
    GUIDANCE = "guidance", N_("guidance")
    GROUP = "group", N_("groups")
    PATHWAY = "pathway", N_("pathways")
    TASK = "task", N_("tasks")
    CARD = "card", N_("cards")
    PARTICIPATION = "participation", N_("participation")


class Source(StrEnum):
    """What an event tells of: the record that opens from it, and its icon."""

    CLIENT = "client"
    ENCOUNTER = "encounter"
    MAPPING = "mapping"
    KYKYVIISARI = "kykyviisari"
    GUIDANCE = "guidance"
    SESSION = "session"
    STEP = "step"
    TASK = "task"
    OFFER = "offer"
    REFERRAL = "referral"
    CARD = "card"
    PARTICIPATION = "participation"


KINDS = {
    Source.CLIENT: EventKind.PARTICIPATION,
    Source.ENCOUNTER: EventKind.ENCOUNTER,
    Source.MAPPING: EventKind.MAPPING,
    Source.KYKYVIISARI: EventKind.MAPPING,
    Source.GUIDANCE: EventKind.GUIDANCE,
    Source.SESSION: EventKind.GROUP,
    Source.STEP: EventKind.PATHWAY,
    Source.OFFER: EventKind.PATHWAY,
    Source.REFERRAL: EventKind.PATHWAY,
    Source.TASK: EventKind.TASK,
    Source.CARD: EventKind.CARD,
    Source.PARTICIPATION: EventKind.PARTICIPATION,
}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened `on` a day, in words; `record` is that of the `source`.

    `part` tells apart what one record gives rise to, as the start and the end of a step.
    """

    on: dt.date
    source: Source
    record: UUID
    text: str
    part: str = ""

    @property
    def kind(self) -> EventKind:
        """What it is narrowed by."""
        return KINDS[self.source]
