"""Guidance: what the talks are about, how they are held, and which of them are joint."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from random import Random
from typing import Any

from osaava_desktop.domain.guidance import Guidance, GuidanceChannel, Topic
from osaava_desktop.domain.records import named_id
from osaava_desktop.services import guidance
from osaava_desktop.services.practice.calendar import after
from osaava_desktop.services.practice.stage import Someone, Stage, lot

_TOPICS = {
    Topic.JOB_SEARCH: 30,
    Topic.STUDIES: 12,
    Topic.SOCIAL_SERVICES: 20,
    Topic.BENEFITS: 28,
    Topic.DIGITAL_SERVICES: 22,
    Topic.OTHER: 8,
}

_CHANNELS = {
    GuidanceChannel.FACE_TO_FACE: 62,
    GuidanceChannel.PHONE: 22,
    GuidanceChannel.MESSAGE: 9,
    GuidanceChannel.EMAIL: 4,
    GuidanceChannel.VIDEO: 3,
}


class Talks:
    """The talks with everybody: drawn one person after the other, then written into the diary."""

    def __init__(self) -> None:
        self._ways = lot("ways")
        self._talks: list[tuple[int, Guidance, tuple[Topic, ...]]] = []

    def guide(self, stage: Stage, someone: Someone, started: dt.date, draw: Random) -> None:
        """The talks with one person, from the start on."""
        day = after(started, draw.randint(0, 12))
        while day <= someone.until:
            topics = set(draw.choices(list(_TOPICS), list(_TOPICS.values()), k=draw.choice((1, 1, 2))))
            first = min(topics)
            talk = Guidance(
                on=day,
                worker=stage.worker(someone),
                client=someone.client.id,
                minutes=draw.choice((15, 30, 30, 45, 45, 60, 90)),
                note=draw.choice(stage.sentences["guidance"][first]) if draw.random() < 0.5 else "",
                channel=self._ways.choices(list(_CHANNELS), list(_CHANNELS.values()))[0],
            )
            self._talks.append((someone.area, talk, tuple(sorted(topics))))
            day = after(day, draw.randint(20, 55))

    def write(self, stage: Stage) -> None:
        """Notes them all; those of one worker, day, length and topics were one joint talk."""
        alike: defaultdict[tuple[Any, ...], list[tuple[Guidance, tuple[Topic, ...]]]] = defaultdict(list)
        for area, talk, topics in self._talks:
            alike[area, talk.on, talk.minutes, topics].append((talk, topics))
        for (area, on, minutes, topics), together in alike.items():
            joint = named_id("practice talk", str(area), str(on), str(minutes), *topics)
            first = together[0][0]
            for talk, _topics in together:
                if len(together) > 1:
                    talk = replace(talk, joint=joint, channel=first.channel, note=first.note)
                stage.diary.on(on, guidance.save, talk, topics)
