"""Cards of a training, given in one act; those that run out; certificates for who was there."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain.cards import Card, CardType, valid_until
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Group, GroupType, Mark, Register, Session
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.services import cards, certificates, clients, figures, groups, marking
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, day


class Training:
    """A training of today with three people, two of whom are there."""

    def __init__(self, office: Office) -> None:
        build = Builder(office)
        self.office = office
        self.people = [build.client(name, given_names="Oma") for name in ("Aalto", "Berg", "Cygnaeus")]
        self.group = groups.save(office, Group(name="Tulityökurssi", type=GroupType.CARD_TRAINING))
        for client in self.people:
            groups.join(office, self.group.id, client.id)
        session = Session(group=self.group.id, on=office.today, starts=dt.time(9), ends=dt.time(15))
        self.session = groups.save_session(office, replace(session, topic="sammuttimet"))
        there = dict.fromkeys((client.id for client in self.people[:2]), Mark.PRESENT)
        marking.mark(office, self.register(), {**there, self.people[2].id: Mark.ABSENT})

    def register(self) -> Register:
        """As it is stored."""
        return groups.register(self.office, self.session.id)

    def card(self, kind: CardType = CardType.HOT_WORK) -> Card:
        """As it is proposed, of that type."""
        proposed = cards.proposed(self.office, self.register())
        return replace(proposed, type=kind, expires=valid_until(kind, proposed.on))

    def passed(self) -> list[bool]:
        """Whose rows say so."""
        return [row.passed for row in self.register().rows]


@pytest.fixture
def training(office: Office) -> Training:
    return Training(office)


@pytest.mark.parametrize(
    ("kind", "until"),
    [
        (CardType.OCCUPATIONAL_SAFETY, "2029-02-28"),
        (CardType.HOT_WORK, "2029-02-28"),
        (CardType.FIRST_AID, "2027-02-28"),
        (CardType.HYGIENE, None),
        (CardType.OTHER, None),
    ],
)
def test_how_long_a_card_is_valid(kind: CardType, until: str | None) -> None:
    assert valid_until(kind, day("2024-02-29")) == (day(until) if until else None)


def test_cards_are_given_changed_and_taken_back(training: Training) -> None:
    office, (aalto, berg, _absent) = training.office, training.people
    first = cards.give(office, training.register(), training.card(), [aalto.id, berg.id])
    assert training.passed() == [True, True, False]
    (card,) = cards.of_client(office, aalto.id)
    assert (card.on, card.expires) == (office.today, day("2031-02-01"))
    assert (card.organiser, card.session) == ("ViaDia Pohjois-Savo ry", training.session.id)
    changed = cards.give(office, training.register(), training.card(CardType.HYGIENE), [aalto.id])
    assert training.passed() == [True, False, False]
    (again,) = cards.of_client(office, aalto.id)
    assert (again.id, again.type, again.expires) == (card.id, CardType.HYGIENE, None)
    marking.take_back(office, changed)
    assert cards.of_client(office, aalto.id)[0].type is CardType.HOT_WORK
    marking.take_back(office, first)
    assert training.passed() == [False, False, False]
    marking.do_again(office, first)
    assert training.passed() == [True, True, False]


def test_cards_are_in_the_figures(training: Training) -> None:
    scope = year_scope(2026, basis=training.office.profile.basis)
    act = cards.give(training.office, training.register(), training.card(), [training.people[0].id])
    assert figures.compute(training.office, scope)["cards.hot_work"].n == 1
    marking.take_back(training.office, act)
    assert figures.compute(training.office, scope)["cards.hot_work"].n == 0


def test_the_last_card_is_proposed_for_the_next_training(training: Training) -> None:
    card = replace(training.card(), organiser="Savon ammattiopisto")
    cards.give(training.office, training.register(), card, [training.people[0].id])
    later = groups.save_session(training.office, Session(group=training.group.id, on=day("2026-01-31")))
    proposed = cards.proposed(training.office, groups.register(training.office, later.id))
    assert (proposed.type, proposed.organiser) == (CardType.HOT_WORK, "Savon ammattiopisto")
    assert (proposed.on, proposed.expires) == (day("2026-01-31"), day("2031-01-31"))


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"on": day("2026-02-02")}, "on"),
        ({"expires": day("2020-01-01")}, "expires"),
        ({"organiser": "x" * 201}, "organiser"),
        ({"type": CardType.OTHER}, "label"),
    ],
)
def test_a_wrong_card_is_refused_and_nothing_given(
    training: Training, fields: dict[str, object], problem: str
) -> None:
    card = replace(training.card(), **fields)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput) as refused:
        cards.give(training.office, training.register(), card, [training.people[0].id])
    assert list(refused.value.problems) == [problem]
    assert training.passed() == [False] * 3


def test_cards_that_run_out(training: Training) -> None:
    office, (aalto, berg, cygnaeus) = training.office, training.people

    def card(client: object, on: str, expires: str | None, kind: CardType = CardType.HOT_WORK) -> None:
        until = day(expires) if expires else None
        cards.save(office, Card(client=client.id, type=kind, on=day(on), expires=until))  # type: ignore[attr-defined]

    card(aalto, "2021-02-20", "2026-02-20")
    card(berg, "2021-02-10", "2026-02-10")
    card(berg, "2026-01-10", "2031-01-10")  # renewed
    card(cygnaeus, "2021-01-20", "2026-01-20")
    card(cygnaeus, "2021-06-20", "2026-06-20", CardType.FIRST_AID)
    card(cygnaeus, "2021-06-20", None, CardType.HYGIENE)
    ending = cards.expiring(office, 60)
    assert [(one.client, one.days_left(office.today)) for one in ending] == [
        ("Cygnaeus, Oma", -12),
        ("Aalto, Oma", 19),
    ]
    clients.put_in_bin(office, cygnaeus)
    assert [one.number for one in cards.expiring(office, 60)] == [aalto.number]


# Certificates


def test_certificates_for_who_was_there(training: Training) -> None:
    office, register = training.office, training.register()
    cards.give(office, register, training.card(), [training.people[1].id])
    papers = certificates.prepare(office, register)
    assert [paper.name for paper in papers] == ["Oma Aalto", "Oma Berg"]
    assert [paper.card is not None for paper in papers] == [False, True]
    assert (papers[0].minutes, papers[0].topics, papers[0].days) == (360, ("sammuttimet",), (office.today,))
    assert papers[0].leader == "Kerttu Keeper"
    one = certificates.prepare(office, register, [training.people[1].id])
    assert [paper.name for paper in one] == ["Oma Berg"]


def test_a_certificate_of_all_sessions(training: Training) -> None:
    office, aalto = training.office, training.people[0]
    earlier = groups.save_session(office, Session(group=training.group.id, on=day("2026-01-25"), minutes=60))
    marking.mark(office, groups.register(office, earlier.id), {aalto.id: Mark.PRESENT})
    papers = certificates.prepare(office, training.register(), whole=True)
    assert papers[0].days == (day("2026-01-25"), office.today)
    assert papers[0].minutes == 420
    assert papers[1].days == (office.today,)


def test_no_certificate_names_a_sensitive_group_or_who_was_away(training: Training) -> None:
    office = training.office
    with pytest.raises(PlainError, match="who was present"):
        certificates.prepare(office, training.register(), [training.people[2].id])
    groups.save(office, replace(training.group, sensitive=True))
    with pytest.raises(PlainError, match="sensitive"):
        certificates.prepare(office, training.register())


def test_nothing_is_given_to_who_lies_in_the_bin(office: Office, training: Training) -> None:
    person = training.people[0]
    clients.put_in_bin(office, person)
    with pytest.raises(PlainError):
        cards.save(office, Card(client=person.id, on=office.today, type=CardType.HYGIENE))
    with pytest.raises(PlainError):
        groups.join(office, training.register().group.id, person.id)
