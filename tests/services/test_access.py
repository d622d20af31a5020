"""The right of access: all that hangs on a client, in the bin or not, and nobody else's name."""

import json
from dataclasses import fields
from typing import Any

import pytest
from peewee import UUIDField

from osaava_desktop.domain import access_words
from osaava_desktop.domain.access_words import TITLES, UNTOLD
from osaava_desktop.domain.client_papers import BLANKED, AccessPaper
from osaava_desktop.domain.clients import Client, IdentityNumber, Merge, apart
from osaava_desktop.domain.groups import Attendance, Mark
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.mapping import Mapping, MappingAnswer, Need, WholeMapping
from osaava_desktop.domain.mapping_form import Option, Question
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.participations import EndStatus
from osaava_desktop.domain.partners import Partner, PartnerType
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType
from osaava_desktop.domain.policy import Action, FieldGroup
from osaava_desktop.domain.records import Record
from osaava_desktop.services import access, access_papers, clients, drafts, mapping, merging, people
from osaava_desktop.services.record_names import NAMED_BY
from osaava_desktop.store.erasing import links
from osaava_desktop.store.models import TABLES, AuditRow, ClientRow, MappingRow
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day
from tests.services.test_groups import Evening


@pytest.fixture
def builder(office: Office) -> Builder:
    return Builder(office)


def told(office: Office, client: Client, language: str = "en") -> AccessPaper:
    """The paper on a client."""
    return access_papers.paper(office, access.gather(office, client), language)


def words(paper: AccessPaper) -> str:
    """All texts of the records, one fact a line."""
    return "\n".join(
        f"{section.title}: {fact.label} = {fact.text}"
        for section in paper.sections
        for record in section.records
        for fact in record.facts
    )


def exported(office: Office, client: Client) -> dict[str, Any]:
    """The JSON on a client, read back."""
    data: dict[str, Any] = json.loads(access_papers.as_json(office, access.gather(office, client)))
    return data


def covered() -> set[type[Record]]:
    """The kinds of records with any way along their links to a client, found a second way."""

    def leads(table: Any, seen: frozenset[Any]) -> bool:
        return table is ClientRow or any(
            leads(link.rel_model, seen | {table})
            for link in links(table)
            if link.rel_model not in seen
        )

    return {record for record, table in TABLES.items() if leads(table, frozenset())}


def test_every_table_with_a_way_to_a_client_is_gathered() -> None:
    assert {table.record for table in access.own_tables()} == covered() == set(TITLES)


def test_every_field_has_a_label() -> None:
    for record in covered():
        assert access_words.title(record)
        for field in fields(record):
            if field.name not in UNTOLD:
                assert access_words.label(record, field.name)


def test_everything_that_is_linked_to_has_a_name() -> None:
    assert {link.rel_model for table in access.own_tables() for link in links(table)} <= set(NAMED_BY)


def test_no_id_but_of_links_is_on_paper() -> None:
    for table in access.own_tables():
        linked = {link.name for link in links(table)}
        loose = {one.name for one in table._meta.sorted_fields if isinstance(one, UUIDField)}
        assert loose - linked <= UNTOLD


def test_what_hangs_on_a_client_by_any_way_is_told(office: Office, builder: Builder) -> None:
    aino, other = builder.client("Lehtonen", given_names="Aino"), builder.client("Virtanen")
    worker = builder.worker("Wilma", KUOPIO.id)
    stay = builder.participation(aino, "2025-01-07", "2025-06-30", worker=worker.id)
    builder.exits(stay, day3=EndStatus.AT_WORK)
    talk = builder.add(Mapping(client=aino.id, on=day("2025-01-08"), work_ability="Selkä vaivaa."))
    builder.add(MappingAnswer(mapping=talk.id, question=Question.LIMITS, option=Option.PHYSICAL))
    builder.guidance(aino, "2025-02-03", 45, Topic.BENEFITS, note="Kelan asioita.")
    builder.guidance(other, "2025-02-03", 999, Topic.STUDIES)
    text = words(told(office, aino))
    for line in (
        "Person: Family name = Lehtonen",
        "Participation: Worker = Wilma",
        "Participation: Started = 7.1.2025",
        "Status after leaving: Participation = 7.1.2025",
        "Status after leaving: Status = at work",
        "Mapping talks: Work ability and functioning = Selkä vaivaa.",
        "Choices in mapping talks: Choice = pain or physical health",
        "Guidance: Minutes = 45",
        "Topics of guidance: Topic = benefits",
    ):
        assert line in text
    assert "999" not in text


def test_bin_is_told_and_marked(office: Office, builder: Builder) -> None:
    aino = builder.client("Lehtonen")
    builder.guidance(aino, "2025-02-03", 45, note="Poistettu.", binned=True)
    (guidance,) = [one for one in told(office, aino).sections if one.title == "Guidance"]
    assert guidance.records[0].in_bin
    assert exported(office, aino)["records"]["guidance"][0]["deleted"] is not None


def test_sessions_bear_the_groups_name_and_no_other_members(office: Office) -> None:
    evening = Evening(office)
    register = evening.register()
    aalto, lehtonen = register.rows[0].client, register.rows[1].client
    for client in (aalto, lehtonen):
        Builder(office).add(Attendance(session=register.session.id, client=client.id, mark=Mark.PRESENT))
    text = words(told(office, lehtonen))
    assert "Groups: Group = Rohkeusryhmä" in text
    assert "Attendance: Session = Rohkeusryhmä" in text
    assert "Attendance: Mark = present" in text
    assert "Aalto" not in text


def test_other_peoples_names_are_blanked(office: Office, builder: Builder) -> None:
    aino = builder.client("Lehtonen", given_names="Aino", note="Ainon naapuri on Matti Virtanen.")
    matti = builder.client("Virtanen", given_names="Matti")
    builder.add(apart(aino.id, matti.id))
    builder.guidance(aino, "2025-02-03", 30, note="Yhdessä Virtasen Matin kanssa, Wilma Keto paikalla.")
    builder.add(people.keeper_named("Wilma Keto"))
    paper = told(office, aino)
    text = words(paper)
    assert "Virta" not in text
    assert f"Ainon naapuri on {BLANKED}." in text
    assert f"Yhdessä {BLANKED} kanssa, Wilma Keto paikalla." in text
    assert f"Found to be another person than: Other person = {BLANKED}" in text or (
        f"Found to be another person than: One person = {BLANKED}" in text
    )
    plain = json.dumps(exported(office, aino), ensure_ascii=False)
    assert "Virta" not in plain
    assert str(matti.id) not in plain


def test_an_organisation_that_bears_a_clients_name_keeps_it(office: Office, builder: Builder) -> None:
    aino, matti = builder.client("Lehtonen"), builder.client("Virtanen")
    firm = builder.add(Partner(name="Virtanen Oy", type=PartnerType.EMPLOYER))
    step = PathwayStep(client=aino.id, on=day("2025-03-01"), type=PathwayType.EMPLOYMENT, partner=firm.id)
    builder.add(step)
    need = builder.add(Need(client=aino.id, noted=day("2025-03-01"), what="Velka Virtaselle"))
    builder.add(FollowUp(client=aino.id, need=need.id, due=day("2026-03-01"), what="Soita Virtaselle"))
    text = words(told(office, aino))
    assert "Partner = Virtanen Oy" in text
    assert f"Tasks: Need = Velka {BLANKED}" in text
    assert f"Tasks: What = Soita {BLANKED}" in text
    assert "Virtanen Oy" not in words(told(office, matti))


def test_what_was_left_unsaved_is_told_and_in_the_file(office: Office, builder: Builder) -> None:
    aino, matti = builder.client("Lehtonen"), builder.client("Virtanen")
    assert "unsaved" in exported(office, aino)
    drafts.keep(office, "mapping new", {"needs": ["Velka Virtaselle"]}, aino.id)
    drafts.keep(office, "mapping other", {"needs": "Muuta"}, matti.id)
    text = words(told(office, aino))
    assert f"Forms left unsaved: Written by = {office.person.name}" in text
    assert "Velka" not in text
    (draft,) = exported(office, aino)["unsaved"]
    assert draft["content"] == {"needs": [f"Velka {BLANKED}"]}
    assert (draft["form"], draft["at"]) == ("mapping", "2026-02-01T12:00:00+02:00")


def test_choices_of_mappings_stand_by_day_and_in_the_order_of_the_form(
    office: Office, builder: Builder
) -> None:
    aino = builder.client("Lehtonen")
    for on in ("2025-03-01", "2025-01-08"):
        talk = Mapping(client=aino.id, on=day(on))
        chosen = {Question.LIMITS: (Option.SLEEP, Option.PHYSICAL), Question.HOUSEHOLD: (Option.ALONE,)}
        mapping.save_whole(office, WholeMapping(mapping=talk, answers=chosen))
    choices = [
        (one["mapping"]["name"], one["question"])
        for one in exported(office, aino)["records"]["mapping_answer"]
    ]
    assert choices == [
        (on, question) for on in ("8.1.2025", "1.3.2025") for question in ("household", "limits", "limits")
    ]


def test_identity_number_is_in_the_file_and_never_on_paper(office: Office, builder: Builder) -> None:
    aino = builder.client("Lehtonen")
    builder.add(IdentityNumber(client=aino.id, number="010594Y9032"))
    assert "010594Y9032" not in words(told(office, aino))
    assert "Identity number: Identity number = held, not printed" in words(told(office, aino))
    assert exported(office, aino)["records"]["identity_number"][0]["number"] == "010594Y9032"


def test_merged_entries_are_one_person_until_the_merge_is_undone(office: Office, builder: Builder) -> None:
    kept, gone = (
        builder.client("Lehtonen"),
        builder.client("Lehtonen-Aalto", phone="044 555 0142", binned=True),
    )
    merge = builder.add(Merge(kept=kept.id, gone=gone.id, changes="[]"))
    assert "044 555 0142" in words(told(office, kept))
    builder.add(Merge(**{**vars(merge), "undone": day("2026-01-30")}))
    assert "044 555 0142" not in words(told(office, kept))
    assert f"Entry that was joined to it = {BLANKED}" in words(told(office, kept))


def test_a_chain_of_merges_is_one_person(office: Office, builder: Builder) -> None:
    first, second, third = (builder.client(name) for name in ("Aalto", "Aaltonen", "Ahonen"))
    merging.merge(office, second.id, first.id)
    merging.merge(office, third.id, second.id)
    held = access.gather(office, clients.get(office, third.id))
    assert held.own == {first.id, second.id, third.id}


def test_trail_says_who_looked_and_changed(office: Office, builder: Builder) -> None:
    aino = builder.client("Lehtonen")
    talk = builder.add(Mapping(client=aino.id, on=day("2025-01-08")))
    with office.look(MappingRow, talk.id, FieldGroup.HEALTH):
        pass
    told(office, aino)
    traces = [(one.person, one.action, one.thing) for one in told(office, aino).traces]
    assert traces == [
        ("Kerttu Keeper", "Saved", "Person"),
        ("Kerttu Keeper", "Saved", "Mapping talks"),
        ("Kerttu Keeper", "Looked at", "Mapping talks · health"),
        ("Kerttu Keeper", "Gathered for the right of access", "Person"),
    ]
    assert told(office, aino).traces[0].at.utcoffset() is not None


def test_gathering_leaves_a_trace(office: Office, builder: Builder) -> None:
    aino = builder.client("Lehtonen")
    access.gather(office, aino)
    row = AuditRow.select().order_by(AuditRow.seq.desc()).first()
    assert (row.action, row.record) == (Action.EXPORT_CLIENT, aino.id)


def test_json_has_stable_names_and_iso_dates(office: Office, builder: Builder) -> None:
    aino = builder.client("Lehtonen", birth_date=day("1990-03-05"), first_contact=Channel.FOOD_AID)
    data = exported(office, aino)
    (person,) = data["records"]["client"]
    assert (data["format"], data["version"], data["made"]) == ("osaava-client-data", 1, "2026-02-01")
    assert (person["birth_date"], person["first_contact"]) == ("1990-03-05", "food_aid")
    assert person["created"] == "2026-02-01T12:00:00+02:00"
    assert data["audit"][0]["action"] == "save client"


def test_file_name_says_no_name(office: Office, builder: Builder) -> None:
    aino = builder.client("Lehtonen")
    assert access_papers.file_name(aino, office.today, "pdf") == "A-1 2026-02-01.pdf"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_it_is_told_in_three_languages(office: Office, builder: Builder, language: str) -> None:
    aino = builder.client("Lehtonen", language="sv", citizenship="FI")
    titles = {"fi": "Henkilö", "sv": "Person", "en": "Person"}
    paper = told(office, aino, language)
    assert paper.sections[0].title == titles[language]
    assert {"fi": "ruotsi", "sv": "svenska", "en": "Swedish"}[language] in words(paper)
