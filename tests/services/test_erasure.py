"""Erasing for good: no table is forgotten, no byte of a name is left, no restore brings anybody back."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from osaava_desktop import settings
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Mark
from osaava_desktop.domain.guidance import Guidance
from osaava_desktop.domain.late_changes import Why
from osaava_desktop.domain.outreach import Channel, Encounter
from osaava_desktop.domain.partners import Meeting, MeetingType
from osaava_desktop.domain.people import Role
from osaava_desktop.domain.surveys import AnswerSheet
from osaava_desktop.domain.words import Gender, Language
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.errors import InvalidInput, NotAllowed, PlainError
from osaava_desktop.services import (
    access,
    backups,
    clients,
    drafts,
    erasure,
    freezing,
    keeping_times,
    late_changes,
    merging,
)
from osaava_desktop.store import erasing, manifests
from osaava_desktop.store.faults import translating_files
from osaava_desktop.store.models import (
    TABLES,
    AnswerSheetRow,
    AuditRow,
    AuditValueRow,
    ClientRow,
    DraftRow,
    ErasedRow,
    MergeRow,
    StatisticRow,
)
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, become, day
from tests.services.test_merging import hanging, session_of

CANARY = "Kvartsilintunen"
PAGE, RESERVED = 4096, 80


@pytest.fixture
def build(office: Office) -> Builder:
    """Puts things into the office."""
    return Builder(office)


def person(build: Builder, **values: Any) -> Client:
    """Somebody whose name nobody else bears, in a word that nothing else holds."""
    values = {
        "given_names": "Aino",
        "birth_date": day("1990-03-05"),
        "note": f"{CANARY} talks much",
        **values,
    }
    return build.client(CANARY, **values)


def meeting_about(note: str) -> Meeting:
    return Meeting(on=day("2026-01-13"), type=MeetingType.STEERING, title="Team", note=note)


def erase(office: Office, client: Client, reason: str = "asked for it") -> erasure.Erased:
    return erasure.erase(office, client.id, typed=client.number, reason=reason)


def plain_pages(path: Path, key: bytes) -> bytes:
    """The content of every page of the file as it lies there, free pages too (SQLCipher 4, a raw key)."""
    with translating_files(path):
        content = path.read_bytes()
    found = []
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        sealed, iv = page[16 if start == 0 else 0 : PAGE - RESERVED], page[PAGE - RESERVED :][:16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        found.append(decryptor.update(sealed) + decryptor.finalize())
    return b"".join(found)


def test_every_table_that_hangs_on_a_client_is_emptied(office: Office, build: Builder) -> None:
    client = person(build)
    hanging(build, client)
    others = {table: office.visible(table, bin=True).count() for table in TABLES.values()}
    rows = erasing.hanging({ClientRow: access.same_person(office, client.id)})
    assert set(rows) >= access.own_tables().keys() - {AnswerSheetRow} - _empty(office)
    erase(office, client)
    for table in access.own_tables():
        gone = rows.get(table, set())
        assert office.visible(table, bin=True).where(table.id.in_(gone)).count() == 0
        assert office.visible(table, bin=True).count() == others[table] - len(gone)


def _empty(office: Office) -> set[Any]:
    return {table for table in TABLES.values() if not office.visible(table, bin=True).exists()}


def test_what_is_not_the_persons_alone_only_forgets_the_person(office: Office, build: Builder) -> None:
    client = person(build)
    sheet = build.add(AnswerSheet(client=client.id, on=day("2026-01-12")))
    erase(office, client)
    left = office.visible(AnswerSheetRow).where(AnswerSheetRow.id == sheet.id).get()
    assert left.client is None


def test_no_byte_of_the_name_remains(office: Office, build: Builder) -> None:
    client = person(build, phone="044 555 0142")
    hanging(build, client)
    guidance = build.add(Guidance(client=client.id, on=day("2026-01-12"), minutes=5, note=CANARY * 500))
    build.add(replace(guidance, note=f"{CANARY} again"))
    build.add(guidance, binned=True)
    meeting = build.add(meeting_about(f"With {CANARY}."))
    build.add(replace(meeting, note="With nobody."))
    drafts.keep(office, "guidance", {"note": f"I met {CANARY}"}, client.id)
    drafts.keep(office, "meeting", {"note": f"About {CANARY}s plan"})
    drafts.keep(office, "other", {"note": "nothing"})
    before = plain_pages(office.path, office.database.key)
    assert CANARY.encode() in before
    assert b"0142" in before
    erase(office, client)
    after = plain_pages(office.path, office.database.key)
    assert b"SELECT" not in after[:16]
    assert b"audit_value" in after  # the pages were read rightly
    for word in (CANARY, CANARY.casefold(), "0142"):
        assert word.encode() not in after
    assert [row.form for row in DraftRow.select()] == ["other"]
    office.close()
    for file in office.path.parent.rglob("*"):
        assert not file.is_file() or CANARY.encode() not in file.read_bytes()


def test_the_audit_still_holds_and_only_their_values_are_gone(office: Office, build: Builder) -> None:
    client, other = person(build), build.client("Virtanen", given_names="Aino", note="stays")
    rows = AuditRow.select().count()
    erase(office, client, "asked for it")
    assert office.audit_problems() == []
    assert AuditRow.select().count() > rows
    kept = [row for row in AuditValueRow.select() if row.after and "stays" in row.after]
    assert [row.record for row in kept] == [other.id]
    reasons = [row for row in AuditValueRow.select() if row.after and "asked for it" in row.after]
    assert [row.record for row in reasons] == [client.id]


def test_a_row_without_a_key_is_left(office: Office, build: Builder) -> None:
    client = person(build, gender=Gender.FEMALE)
    build.participation(client, "2024-03-01", "2024-09-01", area=KUOPIO.id)
    build.marks(session_of(build).id, Mark.PRESENT, client)
    build.marks(session_of(build).id, Mark.ABSENT, client)
    build.guidance(client, "2024-04-01", 45)
    erase(office, client)
    (left,) = office.visible(StatisticRow)
    assert (left.year, left.area, left.gender, left.age_class) == (2024, KUOPIO.id, Gender.FEMALE, "30–54")
    assert (left.registered, left.attendances, left.guidance, left.steps) == (True, 1, 1, 0)
    assert not {client.id, client.number, client.name} & {getattr(left, one.name) for one in fields(left)}


def test_evidence_holds_back_until_it_is_over_or_a_reason_is_given(office: Office, build: Builder) -> None:
    client, visitor = person(build), build.client("Virta")
    build.participation(client, "2025-03-01", area=KUOPIO.id)
    build.add(Encounter(client=visitor.id, on=day("2025-01-12"), channel=Channel.FOOD_AID))
    assert not erasure.look(office, visitor.id).held
    with pytest.raises(InvalidInput) as refused:
        erase(office, client, "")
    assert set(refused.value.problems) == {"reason"}
    assert clients.get(office, client.id)
    keeping_times.save(office, {}, 2021)
    assert erasure.look(office, client.id).held is True  # until 31.12.2026
    assert erasure.look(office, client.id).until == day("2026-12-31")
    with pytest.raises(InvalidInput) as refused:
        erase(office, client, f"{CANARY} asked")
    assert set(refused.value.problems) == {"reason"}
    assert erase(office, client).number == client.number
    assert erasure.erase(office, visitor.id, typed=visitor.number).number == visitor.number


def test_the_number_must_be_typed_and_only_a_keeper_erases(office: Office, build: Builder) -> None:
    client = person(build)
    with pytest.raises(InvalidInput) as refused:
        erasure.erase(office, client.id, typed="A-999")
    assert set(refused.value.problems) == {"typed"}
    become(office, role=Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        erase(office, client)
    assert not erasure.may_erase(office)
    assert clients.get(office, client.id)


def test_texts_elsewhere_are_listed_for_a_human(office: Office, build: Builder) -> None:
    client, other = person(build), build.client("Virta", given_names="Aino")
    build.add(meeting_about(f"{CANARY}n asia"))
    build.add(Guidance(client=other.id, on=day("2026-01-14"), minutes=5, note=f"Came with {client.number}."))
    build.add(Guidance(client=other.id, on=day("2026-01-15"), minutes=5, note="Aino Virta came."))
    found = erasure.look(office, client.id).mentions
    assert [(one.title, one.what) for one in found] == [("Guidance", "14.1.2026"), ("Meeting", "13.1.2026")]
    assert list(erase(office, client).mentions) == list(found)


def test_merged_entries_go_together_and_others_forget_them(office: Office, build: Builder) -> None:
    client, twin = person(build), build.client("Kvartsi", given_names="Aino")
    merging.merge(office, client.id, twin.id)
    with pytest.raises(PlainError):
        erasure.look(office, twin.id)
    one, two = build.client("Virta"), build.client("Virtala")
    clients.keep_apart(office, client.id, two.id)
    merge = merging.merge(office, one.id, two.id)
    erase(office, client)
    assert office.visible(ClientRow, bin=True).where(ClientRow.id.in_([client.id, twin.id])).count() == 0
    left = office.visible(MergeRow).where(MergeRow.id == merge.id).get()
    assert str(client.id) not in left.changes
    merging.undo(office, left)
    assert {row.id for row in ErasedRow.select()} == {client.id, twin.id}


def test_members_of_a_frozen_report_are_removed_for_good(office: Office, build: Builder) -> None:
    client = person(build)
    build.participation(client, "2025-03-01", area=KUOPIO.id)
    report = freezing.freeze(
        office, year_scope(2025), Extent.CONDENSED, Language.FI, b"%PDF-1.4 /Type /Page "
    )
    sent = freezing.figures_of(office, report)["registered.started"]
    erase(office, client)
    assert freezing.figures_of(office, report)["registered.started"] == sent
    late = {one.then.key: one for one in late_changes.late(office, report)}
    assert [cause.why for cause in late["registered.started"].causes] == [Why.REMOVED]


def test_an_older_file_put_back_brings_nobody_back(office: Office, build: Builder, tmp_path: Path) -> None:
    client, other = person(build), build.client("Virta")
    old = backups.make(office).backup
    erase(office, client)
    newer = manifests.read(backups.make(office).backup.path)
    assert newer is not None
    assert newer.erased == (client.id,)
    office.close()
    with translating_files(office.path):
        office.path.write_bytes(old.path.read_bytes())
    back = new_office_at(office)
    try:
        assert clients.get(back, client.id)
        become(back, role=Role.WORKER)  # whoever is signed in
        assert erasure.again(back) == 1
        assert [one.id for one in back.visible(ClientRow, bin=True)] == [other.id]
        assert erasure.again(back) == 0
        assert back.audit_problems() == []
        assert back.visible(StatisticRow).count() == 1
        assert CANARY.encode() not in plain_pages(back.path, back.database.key)
    finally:
        back.close()


def new_office_at(office: Office) -> Office:
    """The file at the place of an office, opened with its key."""
    from osaava_desktop.store.database import connect
    from osaava_desktop.store.migrate import NEWEST
    from tests.services.invented import NOW, _first_office

    _files, key, keeper = _first_office()
    return Office(connect(office.path, key, newest_schema=NEWEST), office.path, keeper, lambda: NOW)


def test_this_computer_alone_knows_whom_to_erase_again(office: Office, build: Builder) -> None:
    client = person(build)
    noted = settings.load().erased
    assert noted == {}
    erase(office, client)
    assert settings.load().erased == {str(office.profile.id): str(client.id)}
    assert erasure.known_ids(office) == {client.id}
