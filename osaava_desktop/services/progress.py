"""How far each client has come: the phases, the last time met, and the next step."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from peewee import fn

from osaava_desktop.domain.clients import ClientLine, Phase, Progress, Standing
from osaava_desktop.domain.participations import EuraGap, Participation, eura_gaps
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.services import areas, clients, pathways, people
from osaava_desktop.services.figures import facts
from osaava_desktop.services.figures.facts import Fact
from osaava_desktop.store.models import MappingRow, ParticipationRow
from osaava_desktop.store.office import Office

NOTHING = Progress(since={})


def of_all(office: Office, one: UUID | None = None) -> dict[UUID, Progress]:
    """The progress of every client who has been met, or only of `one`."""
    acts: dict[Phase, list[Fact]] = {
        Phase.ENCOUNTER: facts.named_acts(office),
        Phase.MAPPING: [facts.happenings(office, MappingRow)],
        Phase.ENGAGEMENT: [facts.advances(office), facts.ticks(office)],
    }
    since: dict[UUID, dict[Phase, date]] = defaultdict(dict)
    last: dict[UUID, date] = {}
    for phase, kinds in acts.items():
        for client, first, latest in _spans(kinds, one):
            since[client][phase] = min(first, since[client].get(phase, first))
            last[client] = max(latest, last.get(client, latest))
    return {client: Progress(since=phases, last_met=last[client]) for client, phases in since.items()}


def of_client(office: Office, client: UUID) -> Progress:
    """How far one client has come."""
    return of_all(office, client).get(client, NOTHING)


def listing(office: Office) -> list[ClientLine]:
    """All clients as the list shows them, by name."""
    localities = {one.id: one for one in areas.localities(office)}
    workers = {one.id: one for one in people.staff(office)}
    progress = of_all(office)
    next_steps = _next_steps(office)
    standings = _standings(office)
    lines = []
    for client in clients.find(office, ""):
        step = next_steps.get(client.id)
        standing, eura = standings.get(client.id, (Standing.NEVER, ()))
        locality = localities.get(client.locality) if client.locality else None
        worker = workers.get(client.worker) if client.worker else None
        lines.append(
            ClientLine(
                client=client,
                locality=locality.name if locality else "",
                worker=worker.name if worker else "",
                area=locality.area if locality else worker.area if worker else None,
                progress=progress.get(client.id, NOTHING),
                next_step=step.what if step else "",
                due=step.due if step else None,
                standing=standing,
                eura=eura,
            )
        )
    return lines


def _standings(office: Office) -> dict[UUID, tuple[Standing, tuple[EuraGap, ...]]]:
    """Where everybody who has ever started stands, and what the funder's register lacks of them."""
    names = ("client", "started", "ended", "eura_started", "eura_ended")
    columns = [getattr(ParticipationRow, name) for name in names]
    found: dict[UUID, tuple[Standing, tuple[EuraGap, ...]]] = {}
    for values in office.visible(ParticipationRow, *columns).tuples():
        one = Participation(**dict(zip(names, values, strict=True)))
        standing, gaps = found.get(one.client, (Standing.LEFT, ()))
        standing = Standing.ACTIVE if one.ended is None else standing
        found[one.client] = standing, tuple(dict.fromkeys((*gaps, *eura_gaps(one))))
    return found


def _spans(kinds: list[Fact], one: UUID | None) -> Iterator[tuple[UUID, date, date]]:
    """Client, first and last day, of each kind of act."""
    for fact in kinds:
        query = fact.query if one is None else fact.query.where(fact.client == one)
        first, last = fn.MIN(fact.on), fn.MAX(fact.on)
        yield from query.select(fact.client, first, last).group_by(fact.client).tuples()


def _next_steps(office: Office) -> dict[UUID, FollowUp]:
    found: dict[UUID, FollowUp] = {}
    for follow_up in pathways.follow_ups(office):
        found.setdefault(follow_up.client, follow_up)
    return found
