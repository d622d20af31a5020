"""A visit saved as a whole, its way into the bin and back, heads that get a name; and the figures of it."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain.areas import Place
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Mark
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.outreach import AgeGroup, Channel, Encounter, Unnamed, Visit
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.visits import WholeVisit
from osaava_desktop.domain.words import Gender
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.services import clients, figures, groups, naming, outreach, outreach_lists
from osaava_desktop.store.models import AuditRow, ClientRow, EncounterRow, UnnamedRow
from osaava_desktop.store.office import Office
from tests.services.invented import JUANKOSKI, KUOPIO, Builder, day
from tests.services.test_groups import Evening


@pytest.fixture
def queue(office: Office) -> Place:
    """A food-aid queue in Kuopio."""
    return Builder(office).place("Ruoka-apu", "Kuopio", KUOPIO, Channel.FOOD_AID)


@pytest.fixture
def stored(office: Office, queue: Place) -> WholeVisit:
    """A visit of today: two by name, one of them new in the register, and seven without, three new faces."""
    aalto = Builder(office).client("Aalto")
    visit = Visit(on=office.today, channel=Channel.FOOD_AID, place=queue.id, starts=dt.time(9))
    return outreach.save_whole(
        office,
        WholeVisit(
            visit=visit,
            people=(aalto, Client(family_name="Öhman", given_names="Ulf")),
            unnamed=(Unnamed(heads=5, new=2), Unnamed(heads=2, new=1, gender=Gender.FEMALE)),
            topics=frozenset({Topic.BENEFITS, Topic.JOB_SEARCH}),
        ),
    )


def counted(office: Office, *keys: str) -> list[int | None]:
    """Figures of this year."""
    found = figures.compute(office, year_scope(2026, basis=office.profile.basis))
    return [found[key].n for key in keys]


COUNTS = ("encounters.food_aid", "unnamed.heads", "unnamed.new", "visits", "named", "reached")


def acts(office: Office) -> int:
    """The rows of the audit."""
    return AuditRow.select().count()


def test_a_whole_visit_is_there_as_it_was_entered(office: Office, stored: WholeVisit) -> None:
    assert [one.name for one in stored.people] == ["Aalto", "Öhman, Ulf"]
    assert {(one.gender, one.heads, one.new) for one in stored.unnamed} == {
        (None, 5, 2),
        (Gender.FEMALE, 2, 1),
    }
    assert stored.topics == {Topic.BENEFITS, Topic.JOB_SEARCH}
    assert stored.visit.area == KUOPIO.id
    assert counted(office, *COUNTS) == [2, 7, 3, 9, 2, 9]


def test_a_visitor_made_on_the_spot_is_known_by_the_channel_and_town(
    office: Office, queue: Place, stored: WholeVisit
) -> None:
    new = stored.people[1]
    assert new.number == "A-1001"
    assert (new.first_contact, new.locality) == (Channel.FOOD_AID, queue.locality)


def test_saving_again_changes_only_what_is_other(office: Office, stored: WholeVisit) -> None:
    before = acts(office)
    again = outreach.save_whole(office, stored)
    assert again == stored
    assert acts(office) <= before + 2  # that it was saved, and nothing else
    changed = replace(
        stored,
        visit=replace(stored.visit, channel=Channel.SHOP),
        people=stored.people[:1],
        unnamed=(
            Unnamed(heads=4, new=4, age_group=AgeGroup.UNDER_30),
            replace(stored.unnamed[0], heads=1, new=0),
        ),
        topics=frozenset({Topic.STUDIES, Topic.BENEFITS}),
    )
    found = outreach.save_whole(office, changed)
    assert [one.name for one in found.people] == ["Aalto"]
    assert {(one.gender, one.age_group, one.heads, one.new) for one in found.unnamed} == {
        (None, None, 1, 0),
        (None, AgeGroup.UNDER_30, 4, 4),
    }
    assert found.topics == {Topic.STUDIES, Topic.BENEFITS}
    assert counted(office, "encounters.shop", *COUNTS) == [1, 0, 5, 4, 6, 1, 6]


def test_a_line_that_gets_another_kind_is_not_lost(office: Office, stored: WholeVisit) -> None:
    lines = tuple(replace(one, gender=Gender.MALE) if one.gender else one for one in stored.unnamed)
    found = outreach.save_whole(office, replace(stored, unnamed=lines))
    assert {(one.gender, one.heads) for one in found.unnamed} == {(None, 5), (Gender.MALE, 2)}


def test_all_is_saved_or_nothing(office: Office, stored: WholeVisit) -> None:
    before = acts(office), ClientRow.select().count()
    same = Client(family_name="Uusi"), Client(family_name="Öhman", given_names="Ulf")
    wrong = replace(stored, people=(*stored.people, *same), unnamed=())
    with pytest.raises(InvalidInput) as caught:
        outreach.save_whole(office, wrong)
    assert list(caught.value.problems) == ["people"]
    assert "Öhman, Ulf" in caught.value.problems["people"]
    assert (acts(office), ClientRow.select().count()) == before
    assert outreach.whole(office, stored.visit.id) == stored


def test_the_bin_takes_all_of_a_visit_out_of_the_figures_and_back(office: Office, stored: WholeVisit) -> None:
    before = counted(office, *COUNTS)
    outreach.put_in_bin(office, [stored.visit])
    assert counted(office, *COUNTS) == [0, 0, 0, 0, 0, 0]
    assert outreach_lists.lines(office) == []
    with pytest.raises(PlainError, match="bin"):
        outreach.whole(office, stored.visit.id)
    with pytest.raises(PlainError, match="bin"):
        outreach.save_whole(office, stored)
    outreach.take_back(office, [stored.visit])
    assert counted(office, *COUNTS) == before
    assert outreach.whole(office, stored.visit.id).people == stored.people


def test_an_encounter_outside_of_visits(office: Office) -> None:
    build = Builder(office)
    here = Encounter(on=office.today, client=build.client("Aalto").id, channel=Channel.OTHER)
    new = Client(family_name="Uusi", given_names="Ville")
    met = outreach.meet(office, new, Encounter(on=office.today, client=new.id, channel=Channel.PARTNER))
    outreach.save_encounter(office, here)
    assert clients.get(office, met.client).first_contact is Channel.PARTNER
    assert counted(office, "encounters.other", "encounters.partner", "visits", "named") == [1, 1, 2, 2]
    lines = outreach_lists.lines(office)
    assert sorted(line.person for line in lines) == ["Aalto · A-1", "Uusi, Ville · A-1001"]
    outreach.put_in_bin(office, [here, met])
    assert counted(office, "encounters.other", "encounters.partner", "visits") == [0, 0, 0]
    with pytest.raises(PlainError, match="bin"):
        outreach.save_encounter(office, here)
    outreach.take_back(office, [here, met])
    assert counted(office, "visits") == [2]


def test_lists_count_each_visit(office: Office, stored: WholeVisit) -> None:
    later = Visit(on=office.today, channel=Channel.SHOP, locality=JUANKOSKI.id, starts=dt.time(13))
    other = Visit(on=day("2026-01-20"), channel=Channel.PARTNER, locality=JUANKOSKI.id)
    for visit in (later, other):
        outreach.save_whole(office, WholeVisit(visit=visit, unnamed=(Unnamed(heads=1),)))
    found = [
        (line.where, line.named, line.unnamed, line.new, line.total) for line in outreach_lists.lines(office)
    ]
    assert found == [
        ("Juankoski", 0, 1, 0, 1),
        ("Ruoka-apu, Kuopio", 2, 7, 3, 9),
        ("Juankoski", 0, 1, 0, 1),
    ]
    today = outreach_lists.stops(office, office.today, office.person.id)
    assert [line.happening.id for line in today] == [stored.visit.id, later.id]


def test_last_places_are_those_of_the_person_signed_in(office: Office, stored: WholeVisit) -> None:
    assert outreach.last_places(office, 5) == [stored.visit.place]
    assert outreach.last_visit(office) == stored.visit


# Heads that get a name


def test_naming_a_new_face_keeps_what_was_reached(office: Office, stored: WholeVisit) -> None:
    before = counted(office, *COUNTS)
    occasion = Unnamed(visit=stored.visit.id)
    act = naming.name_one(office, occasion, Client(family_name="Lehto"), was_new=True)
    assert act.made
    assert counted(office, *COUNTS) == [3, 6, 2, 9, 3, 9]
    assert clients.get(office, act.person.id).first_contact is Channel.FOOD_AID
    naming.take_back(office, act)
    assert counted(office, *COUNTS) == before
    assert not clients.find(office, "Lehto")
    assert outreach.whole(office, stored.visit.id) == stored


def test_naming_somebody_met_before_takes_no_new_face(office: Office, stored: WholeVisit) -> None:
    known = clients.save(office, Client(family_name="Lehto"))
    naming.name_one(office, Unnamed(visit=stored.visit.id), known, was_new=False)
    assert counted(office, "unnamed.heads", "unnamed.new", "visits") == [6, 3, 9]


@pytest.mark.parametrize(("was_new", "field"), [(True, "new"), (False, "heads")])
def test_nobody_left_to_name(office: Office, stored: WholeVisit, was_new: bool, field: str) -> None:
    heads = (Unnamed(heads=1),) if was_new else ()
    outreach.save_whole(office, replace(stored, unnamed=heads))
    with pytest.raises(InvalidInput) as caught:
        naming.name_one(office, Unnamed(visit=stored.visit.id), Client(family_name="Lehto"), was_new=was_new)
    assert list(caught.value.problems) == [field]
    assert not clients.find(office, "Lehto")


def test_naming_the_same_person_twice_is_refused_whole(office: Office, stored: WholeVisit) -> None:
    with pytest.raises(InvalidInput, match="already counted here"):
        naming.name_one(office, Unnamed(visit=stored.visit.id), stored.people[0], was_new=False)
    same = Client(family_name="Öhman", given_names="Ulf")
    with pytest.raises(InvalidInput, match="already in the register"):
        naming.name_one(office, Unnamed(visit=stored.visit.id), same, was_new=False)
    assert outreach.whole(office, stored.visit.id) == stored
    assert AuditRow.select().where(AuditRow.action == Action.ATTACH_HEAD).count() == 0


def test_undoing_a_naming_keeps_what_was_counted_since(office: Office, stored: WholeVisit) -> None:
    act = naming.name_one(office, Unnamed(visit=stored.visit.id), Client(family_name="Lehto"), was_new=True)
    outreach.save_unnamed(office, replace(act.after, heads=10, new=6))
    naming.take_back(office, act)
    line = office.visible(UnnamedRow).where(UnnamedRow.id == act.before.id).get()
    assert (line.heads, line.new) == (11, 7)
    assert office.visible(EncounterRow).where(EncounterRow.client == act.person.id).count() == 0


@pytest.mark.parametrize("mark", [None, Mark.ABSENT])
def test_a_head_of_a_session_gets_a_name_and_loses_it(office: Office, mark: Mark | None) -> None:
    evening = Evening(office)
    groups.save_unnamed(office, evening.session, 3, 1)
    groups.mark(office, evening.session, evening.people[0].id, mark)
    occasion = Unnamed(session=evening.session.id)
    act = naming.name_one(office, occasion, evening.people[0], was_new=True)
    assert evening.marks()["Aalto"] is Mark.PRESENT
    assert evening.register().unnamed == (2, 0)
    naming.take_back(office, act)
    assert evening.marks()["Aalto"] is mark
    assert evening.register().unnamed == (3, 1)
    new = naming.name_one(office, occasion, Client(family_name="Uusi"), was_new=False)
    assert evening.marks()["Uusi"] is Mark.PRESENT
    assert new.person.first_contact is Channel.GROUP
    naming.take_back(office, new)
    assert "Uusi" not in evening.marks()
    assert evening.register().unnamed == (3, 1)
