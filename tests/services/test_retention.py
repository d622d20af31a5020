"""How long records are kept: told beforehand, deleted by a keeper's word, and never by itself."""

import pytest

from osaava_desktop.domain.attachments import Attachment
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.data_protection import Kept
from osaava_desktop.domain.mapping import Mapping, Need
from osaava_desktop.domain.people import Role
from osaava_desktop.errors import InvalidInput, NotAllowed
from osaava_desktop.services import clients, keeping_times, retention
from osaava_desktop.store import attachments
from osaava_desktop.store.models import (
    AttachmentRow,
    AuditValueRow,
    ClientRow,
    GuidanceRow,
    MappingRow,
    StatisticRow,
)
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, become, day
from tests.services.test_merging import session_of

NONE = {Kept.EVIDENCE: 5, Kept.GUIDANCE: 2, Kept.VISITORS: 2, Kept.AUDIT: 30}


@pytest.fixture
def build(office: Office) -> Builder:
    keeping_times.save(office, NONE, None)
    return Builder(office)


def left(office: Office) -> set[str]:
    return {client.family_name for client in office.visible(ClientRow, bin=True)}


def helped(build: Builder, name: str, ended: str | None) -> Client:
    """A participant with a talk and a mapping."""
    client = build.client(name)
    build.participation(client, "2021-01-01", ended)
    talk = build.add(Mapping(client=client.id, on=day("2021-02-01")))
    build.add(Need(client=client.id, mapping=talk.id, noted=day("2021-02-01"), what="A job"))
    build.guidance(client, "2021-03-01", 30)
    return client


def test_rules_are_first_the_programs_own_and_then_the_keepers(office: Office) -> None:
    assert keeping_times.years(office) == {
        Kept.EVIDENCE: 5,
        Kept.GUIDANCE: 2,
        Kept.VISITORS: 2,
        Kept.AUDIT: 5,
    }
    keeping_times.save(office, {Kept.GUIDANCE: 3}, 2024)
    assert keeping_times.years(office)[Kept.GUIDANCE] == 3
    assert keeping_times.evidence_until(office) == day("2029-12-31")
    with pytest.raises(InvalidInput) as refused:
        keeping_times.save(office, {Kept.GUIDANCE: 99}, 1999)
    assert set(refused.value.problems) == {"guidance", "last_payment_year"}
    become(office, role=Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        keeping_times.save(office, {Kept.GUIDANCE: 3}, 2025)


def test_talks_go_and_the_participation_stays(office: Office, build: Builder) -> None:
    gone, here = helped(build, "Lehtonen", "2023-06-01"), helped(build, "Virta", None)
    (found,) = [one for one in retention.coming(office) if one.kind is Kept.GUIDANCE]
    assert (found.client, found.count) == (gone.id, 3)
    assert found.day >= day("2025-06-01")
    assert retention.due(office, day("2025-01-01")) == []
    done = retention.run(office) if found.day <= office.today else []
    assert done == [] or {one.client for one in done} == {gone.id}
    talks = {one.client for one in office.visible(GuidanceRow, bin=True)}
    assert here.id in talks
    assert left(office) == {"Lehtonen", "Virta"}


def test_what_is_due_goes_in_one_act_and_nothing_else(office: Office, build: Builder) -> None:
    keeping_times.save(office, {**NONE, Kept.GUIDANCE: 0, Kept.VISITORS: 0}, None)
    gone, here = helped(build, "Lehtonen", "2023-06-01"), helped(build, "Virta", None)
    visitor = build.client("Öhman")
    held = build.client("Aalto")
    clients.restrict(office, held.id, day("2026-01-20"))
    found = retention.due(office, office.today)
    assert {(one.kind, one.client) for one in found} == {
        (Kept.GUIDANCE, gone.id),
        (Kept.VISITORS, visitor.id),
    }
    assert left(office) == {"Lehtonen", "Virta", "Öhman", "Aalto"}
    assert retention.run(office) == found
    assert left(office) == {"Lehtonen", "Virta", "Aalto"}
    assert {one.client for one in office.visible(GuidanceRow, bin=True)} == {here.id}
    assert {one.client for one in office.visible(MappingRow, bin=True)} == {here.id}
    assert office.visible(StatisticRow).count() == 1
    assert office.audit_problems() == []
    assert retention.due(office, office.today) == []


def test_evidence_goes_after_the_last_payment_with_the_scans(office: Office, build: Builder) -> None:
    helped(build, "Lehtonen", "2021-06-01")
    session = session_of(build)
    with office.change("attach file") as change:  # type: ignore[arg-type]
        scan = attachments.add(
            office, change, b"scan", Attachment(thing="session", subject=session.id, pages=1)
        )
    assert [one for one in retention.coming(office) if one.kind is Kept.EVIDENCE] == []
    keeping_times.save(office, {**NONE, Kept.EVIDENCE: 4}, 2021)
    assert [one.day for one in retention.coming(office) if one.kind is Kept.EVIDENCE] == [day("2026-01-01")]
    retention.run(office)
    assert left(office) == set()
    assert office.visible(AttachmentRow).where(AttachmentRow.id == scan.id).count() == 1  # of 2026
    keeping_times.save(office, {Kept.EVIDENCE: 0}, 2026)
    assert {one.count for one in retention.coming(office) if one.kind is Kept.EVIDENCE} == {1}
    assert attachments.folder(office.path).joinpath(str(scan.id)).exists()


def test_old_values_of_the_audit_are_cleared_and_the_chain_holds(office: Office, build: Builder) -> None:
    build.client("Lehtonen", note="a note")
    keeping_times.save(office, {**NONE, Kept.AUDIT: 0}, None)
    (found,) = [one for one in retention.coming(office) if one.kind is Kept.AUDIT]
    assert found.day == day("2026-02-02")
    assert retention.due(office, office.today) == []
    assert AuditValueRow.select().where(AuditValueRow.after.is_null(False)).exists()


def test_only_a_keeper_runs_it(office: Office, build: Builder) -> None:
    become(office, role=Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        retention.run(office)
