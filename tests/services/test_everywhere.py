"""Everything that can be looked for is there by its kind, and what lies in the bin is not."""

import datetime as dt
from dataclasses import replace

from osaava_desktop.domain import everywhere as rules
from osaava_desktop.domain.everywhere import Kind
from osaava_desktop.domain.groups import Group, GroupType, Session
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.partners import Opportunity, OpportunityType, Partner, PartnerType
from osaava_desktop.domain.records import new_id
from osaava_desktop.services import everywhere, groups, sheets
from osaava_desktop.store.office import Office
from tests.services.invented import JUANKOSKI, KUOPIO, Builder


def found(office: Office, text: str) -> dict[Kind, list[tuple[str, str]]]:
    """Name and what stands beside it, by kind."""
    hits = rules.find(everywhere.entries(office), text)
    return {one.kind: [(entry.name, entry.beside) for entry in one.entries] for one in hits}


def test_each_kind_is_found(office: Office) -> None:
    build = Builder(office)
    place = build.place("Tori", "Kuopio", KUOPIO, Channel.SHOP)
    build.client("Öhman", given_names="Aino", phone="044 555 0142", locality=JUANKOSKI.id)
    group = build.add(Group(name="Rohkeusryhmä", type=GroupType.DISCUSSION, place=place.id))
    partner = build.add(
        Partner(name="Kuopion Kauppa", type=PartnerType.EMPLOYER, industry="retail", person="Reijo")
    )
    build.add(Opportunity(type=OpportunityType.JOB, title="Cashier", opened=office.today, partner=partner.id))
    paper = sheets.prepare(
        office, groups.register(office, build.add(Session(group=group.id, on=office.today)).id)
    )
    assert found(office, "ohman") == {Kind.CLIENT: [("Öhman, Aino", "A-1 · Juankoski")]}
    assert found(office, "0445550") == found(office, "a-1") | found(office, "ohman")
    assert found(office, "rohk") == {
        Kind.GROUP: [("Rohkeusryhmä", "Tori, Kuopio")],
    }
    assert found(office, "reijo") == {Kind.PARTNER: [("Kuopion Kauppa", "employer · retail · Reijo")]}
    assert found(office, "cash kauppa") == {Kind.OPPORTUNITY: [("Cashier", "job · Kuopion Kauppa")]}
    assert found(office, paper.number.lower()) == {
        Kind.SHEET: [(paper.number, "Rohkeusryhmä · 1.2.2026")],
    }
    assert list(found(office, "tori")) == [Kind.GROUP, Kind.PLACE]


def test_what_is_over_comes_last_and_says_so(office: Office) -> None:
    build, yesterday = Builder(office), office.today - dt.timedelta(days=1)
    build.add(Partner(name="Aallon Kauppa", type=PartnerType.EMPLOYER, closed=yesterday))
    build.add(Partner(name="Aaltopaja", type=PartnerType.ASSOCIATION))
    job = Opportunity(type=OpportunityType.JOB, title="Aalto", opened=yesterday, open_until=yesterday)
    build.add(job)
    build.add(replace(job, id=new_id(), title="Aaltoila", open_until=office.today))
    assert found(office, "aa") == {
        Kind.PARTNER: [("Aaltopaja", "association"), ("Aallon Kauppa", "worked with no more · employer")],
        Kind.OPPORTUNITY: [("Aaltoila", "job"), ("Aalto", "not open any more · job")],
    }


def test_the_bin_is_not_looked_in_and_a_sensitive_sheet_names_no_group(office: Office) -> None:
    build = Builder(office)
    build.client("Aalto", binned=True)
    build.add(Group(name="Aaltoryhmä", type=GroupType.NATURE), binned=True)
    assert found(office, "aalto") == {}
    group = build.add(Group(name="Päihderyhmä", type=GroupType.SUBSTANCE_USE, sensitive=True))
    session = build.add(Session(group=group.id, on=office.today))
    sheets.prepare(office, groups.register(office, session.id))
    assert found(office, "a-2026-0001") == {Kind.SHEET: [("A-2026-0001", "1.2.2026")]}
    build.add(replace(group, name="Keskiviikko"))
    assert found(office, "keskiv") == {Kind.GROUP: [("Keskiviikko", "")]}
