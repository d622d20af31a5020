"""The tables of the office file, one module per subject. `TABLES` says which record lies in which."""

from osaava_desktop.store.models.base import TABLES, Table, database
from osaava_desktop.store.models.clients import ClientRow, ExitStatusRow, NotSamePersonRow, ParticipationRow
from osaava_desktop.store.models.groups import (
    AttendanceRow,
    CardRow,
    GroupMemberRow,
    GroupRow,
    SessionRow,
    SheetLineRow,
    SheetRow,
)
from osaava_desktop.store.models.guidance import GuidanceRow, GuidanceTopicRow, KykyviisariRow, MappingRow
from osaava_desktop.store.models.keeping import (
    AttachmentRow,
    AuditRow,
    AuditValueRow,
    DraftRow,
    ErasedRow,
    SecretRow,
    SequenceRow,
)
from osaava_desktop.store.models.office import (
    AreaRow,
    DeviceRow,
    LocalityRow,
    PersonRow,
    PlaceRow,
    ProfileRow,
    TermRow,
)
from osaava_desktop.store.models.outreach import EncounterRow, UnnamedRow, VisitRow
from osaava_desktop.store.models.partners import ContactRow, MeetingRow, OfferRow, OpportunityRow, PartnerRow
from osaava_desktop.store.models.pathways import FollowUpRow, PathwayStepRow
from osaava_desktop.store.models.yearly import (
    AnswerSheetRow,
    CounterRow,
    EstimateRow,
    NarrativeRow,
    QuestionRow,
    SurveyAnswerRow,
    TargetRow,
)

__all__ = [
    "TABLES",
    "AnswerSheetRow",
    "AreaRow",
    "AttachmentRow",
    "AttendanceRow",
    "AuditRow",
    "AuditValueRow",
    "CardRow",
    "ClientRow",
    "ContactRow",
    "CounterRow",
    "DeviceRow",
    "DraftRow",
    "EncounterRow",
    "ErasedRow",
    "EstimateRow",
    "ExitStatusRow",
    "FollowUpRow",
    "GroupMemberRow",
    "GroupRow",
    "GuidanceRow",
    "GuidanceTopicRow",
    "KykyviisariRow",
    "LocalityRow",
    "MappingRow",
    "MeetingRow",
    "NarrativeRow",
    "NotSamePersonRow",
    "OfferRow",
    "OpportunityRow",
    "ParticipationRow",
    "PartnerRow",
    "PathwayStepRow",
    "PersonRow",
    "PlaceRow",
    "ProfileRow",
    "QuestionRow",
    "SecretRow",
    "SequenceRow",
    "SessionRow",
    "SheetLineRow",
    "SheetRow",
    "SurveyAnswerRow",
    "Table",
    "TargetRow",
    "TermRow",
    "UnnamedRow",
    "VisitRow",
    "database",
]
