"""The mapping forms of the practice office: quick choices, schools and work; for some a second talk."""

import datetime as dt
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from osaava_desktop.domain.mapping import HistoryKind, HistoryLine, Mapping, WholeMapping, repeated
from osaava_desktop.domain.mapping_form import MANY, Option, Question, toggled
from osaava_desktop.services import mapping
from osaava_desktop.services.practice.calendar import after
from osaava_desktop.services.practice.stage import Someone, Stage, load, lot

Answers = dict[Question, tuple[Option, ...]]


@dataclass(frozen=True, kw_only=True)
class Forms:
    """What the forms are filled in from, and a lot of their own."""

    answers: Table[str, Table[str, int]]
    schools: list[dict[str, Any]]
    jobs: list[dict[str, Any]]
    draw: Random

    def map(self, stage: Stage, someone: Someone, talk: Mapping) -> None:
        """The talk on its day, and for some a second one later in the year."""
        answers = self._answers()
        jobs = Option.NEVER_WORKED not in answers.get(Question.WORK_PAUSE, ())
        first = WholeMapping(mapping=talk, answers=answers, history=self._history(someone, talk, jobs))
        stage.diary.on(talk.on, mapping.save_whole, first)
        later = after(talk.on, self.draw.randint(100, 160))
        if later.year == talk.on.year and later <= someone.until and self.draw.random() < 0.5:
            stage.diary.on(later, mapping.save_whole, self._second(stage, first, later))

    def _second(self, stage: Stage, first: WholeMapping, day: dt.date) -> WholeMapping:
        """Much is as it was; some answers and two texts are others."""
        texts = stage.sentences["mapping"]
        fresh = repeated(first, first.mapping.client, day)
        changed = {name: self.draw.choice(texts[name]) for name in ("everyday_life", "motivation")}
        talk = replace(first.mapping, id=fresh.mapping.id, on=day, **changed)
        answers = {**self._answers(), **first.answers}
        for question in list(first.answers)[::3]:
            answers[question] = first.answers[question][:1]
            option = self.draw.choice(list(self.answers[question]))
            if Option(option) not in answers[question]:
                answers[question] = toggled(question, answers[question], Option(option))
        return replace(fresh, mapping=talk, answers=answers)

    def _answers(self) -> Answers:
        """Some questions are answered, a few of them by two choices."""
        found: Answers = {}
        for name, weights in self.answers.items():
            question = Question(name)
            if self.draw.random() < 0.55:
                continue
            times = 2 if question in MANY and self.draw.random() < 0.3 else 1
            for option in self.draw.choices(list(weights), list(weights.values()), k=times):
                if Option(option) not in found.get(question, ()):
                    found[question] = toggled(question, found.get(question, ()), Option(option))
        return found

    def _history(self, someone: Someone, talk: Mapping, jobs: bool) -> tuple[HistoryLine, ...]:
        born = someone.client.birth_date
        school = self.draw.choice(self.schools)
        begun = born.year + school["age"] if born else None
        ended = begun + school["years"] if begun is not None and school["qualification"] else None
        lines = [_line(HistoryKind.EDUCATION, talk, school, begun, ended)]
        start = (begun or talk.on.year - 20) + school["years"] + self.draw.randint(0, 4)
        for job in self.draw.sample(self.jobs, self.draw.choice((0, 1, 1, 2)) if jobs else 0):
            end = start + self.draw.randint(0, 6)
            if end < talk.on.year:
                lines.append(_line(HistoryKind.WORK, talk, job, start, end))
            start = end + self.draw.randint(1, 4)
        return tuple(lines)


def forms() -> Forms:
    """The data of the forms."""
    data = load("mappings")
    return Forms(
        answers=data["answers"], schools=data["school"], jobs=data["work"], draw=lot("mapping forms")
    )


def _line(
    kind: HistoryKind, talk: Mapping, entry: dict[str, Any], begun: int | None, ended: int | None
) -> HistoryLine:
    return HistoryLine(
        mapping=talk.id,
        kind=kind,
        organisation=entry["organisation"],
        field=entry["field"],
        from_year=begun,
        to_year=ended,
        qualification=entry["qualification"],
    )
