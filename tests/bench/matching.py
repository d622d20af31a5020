"""How long it takes to see which of 5,000 clients in the project an opportunity could suit.

Run it with `python3 dev.py bench`.
"""

import tempfile
import time
from pathlib import Path

from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.mapping import Mapping, MappingAnswer
from osaava_desktop.domain.mapping_form import Option, Question
from osaava_desktop.domain.partners import Opportunity, OpportunityType
from osaava_desktop.domain.policy import Action
from osaava_desktop.services import areas, matching, opportunities
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.services.invented import KUOPIO, Builder, day

CLIENTS = 5_000
AIM = 500.0
TURNS = 9
FIELDS = ("keittiö", "siivous", "myynti", "metalliala", "hoiva", "puutarha", "")
WISHES = (Option.WISH_WORK, Option.WISH_STUDIES, Option.WISH_GROUPS)


def fill(office: Office) -> None:
    """Invented people, all in the project and mapped, each third with a card."""
    build = Builder(office)
    towns = areas.localities(office)
    with office.change(Action.SAVE_CLIENT):
        for number in range(CLIENTS):
            client = build.client(
                f"Suku {number}",
                wished_field=FIELDS[number % len(FIELDS)],
                locality=towns[number % len(towns)].id,
            )
            build.participation(client, "2025-05-01")
            talk = build.add(Mapping(client=client.id, on=day("2025-05-02")))
            for option in (WISHES[number % 3], WISHES[number % 2]):
                build.add(MappingAnswer(mapping=talk.id, question=Question.WISHES, option=option))
            if number % 3 == 0:
                build.add(Card(client=client.id, on=day("2025-06-01"), type=CardType.HYGIENE))


def main() -> int:
    """Print the median and the slowest; 1 when the median is over the aim."""
    with tempfile.TemporaryDirectory() as folder:
        office = invented.new_office(Path(folder) / "bench.osaava")
        fill(office)
        job = Opportunity(
            type=OpportunityType.JOB,
            title="Keittiöapulainen",
            industry="ravintola-ala",
            note="Hygieniapassi",
            opened=office.today,
            area=KUOPIO.id,
        )
        job = opportunities.save(office, job)
        times, found = [], 0
        for _turn in range(TURNS):
            began = time.perf_counter()
            found = len(matching.matches(office, job))
            times.append((time.perf_counter() - began) * 1000)
        office.close()
    times.sort()
    print(f"Matching {CLIENTS} clients, {found} found: median {times[TURNS // 2]:.0f} ms, ", end="")
    print(f"slowest {times[-1]:.0f} ms (aim {AIM:.0f} ms)")
    return int(times[TURNS // 2] > AIM)


if __name__ == "__main__":
    raise SystemExit(main())
