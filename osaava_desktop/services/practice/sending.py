"""The report of 2025 as it was sent to the funder, and a talk of that December written down later."""

import datetime as dt

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.guidance import Guidance, Topic
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.services import freezing, guidance, papers, yearly
from osaava_desktop.services.practice.calendar import SUMMARY_YEAR
from osaava_desktop.services.practice.stage import Stage
from osaava_desktop.store.office import Office

_SENT = dt.date(2026, 1, 30)
_TALKED, _WRITTEN_DOWN = dt.date(2025, 12, 17), dt.date(2026, 2, 25)
_MINUTES = 45


def plan(stage: Stage) -> None:
    """Comes after the summary's texts, which are of the same day."""
    stage.diary.on(_SENT, _send)
    someone = next(one for one, started in stage.participants() if _may_talk(started) and one.there(_TALKED))
    talk = Guidance(on=_TALKED, worker=stage.worker(someone), client=someone.client.id, minutes=_MINUTES)
    stage.diary.on(_WRITTEN_DOWN, guidance.save, talk, [Topic.SOCIAL_SERVICES])


def _may_talk(started: dt.date) -> bool:
    """Who is counted by name in that year already: nobody is met for the first time by the talk."""
    return started.year == SUMMARY_YEAR


def _send(office: Office) -> None:
    scope, language = year_scope(SUMMARY_YEAR), Language.FI
    pdf = papers.summary_pdf(yearly.paper(office, scope, language, Extent.CONDENSED), language)
    freezing.freeze(office, scope, Extent.CONDENSED, language, pdf)
