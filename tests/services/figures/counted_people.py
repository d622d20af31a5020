"""The people of the small office: change nothing here without counting again (`by_hand.txt`)."""

from typing import Any

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.participations import Education, EndStatus, StartStatus
from osaava_desktop.domain.words import Answer, Gender
from tests.services.invented import KUOPIO, VARKAUS, Builder, day

K, V = KUOPIO.id, VARKAUS.id
YES = Answer.YES
Fields = dict[str, Any]


class CountedPeople(Builder):
    """Staff, places, clients and their time in the project."""

    def _staff(self) -> None:
        self.anna, self.bo, self.cia = (
            self.worker(name, area).id for name, area in (("Anna", K), ("Bo", V), ("Cia", K))
        )
        self.kohta = self.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE).id
        self.ruoka = self.place("Ruoka-apu", "Varkaus", VARKAUS, Channel.FOOD_AID).id

    def _clients(self) -> None:
        def born(text: str, gender: Gender | None, contact: Channel | None) -> Fields:
            return {"birth_date": day(text), "gender": gender, "first_contact": contact}

        female, male = Gender.FEMALE, Gender.MALE
        new = self.client
        # 34 when she starts; ticked long after her first advance
        self.aino = new("Aino", **born("1990-05-05", female, Channel.FOOD_AID), engaged=day("2025-12-01"))
        # 18 on the very day he starts
        self.bengt = new("Bengt", **born("2007-12-31", male, Channel.MEETING_PLACE))
        # 55 on the very day she starts
        self.clara = new("Clara", **born("1970-04-10", female, Channel.SHOP))
        # 30 the day after he starts; ticked without an advance
        self.david = new(
            "David", **born("1995-04-11", male, Channel.PARTNER), worker=self.bo, engaged=day("2025-03-15")
        )
        # 18 the day after she starts
        self.elsa = new("Elsa", **born("2007-05-02", Gender.OTHER, Channel.GROUP))
        # came back in 2025; gender unknown
        self.frans = new("Frans", **born("1980-01-01", None, Channel.OTHER))
        # her birth date is taken away again below: incomplete
        self.gerda = new("Gerda", **born("1991-01-01", female, None))
        # no status, no education: incomplete; gender unknown
        self.hugo = new("Hugo", **born("1965-10-10", None, Channel.OWN_INITIATIVE))
        # never registered; engaged the year before
        self.iida = new(
            "Iida", **born("1999-09-09", female, Channel.FOOD_AID), worker=self.cia, engaged=day("2024-06-06")
        )
        # lies in the bin with all that hangs on him, at the end
        self.joel = new("Joel", **born("1988-08-08", male, Channel.FOOD_AID), engaged=day("2025-04-04"))
        # her participation lies in the bin
        self.kaisa = new("Kaisa", **born("1977-07-07", female, Channel.SHOP))
        # in the project since 2023, met by nobody in 2025
        self.lauri = new("Lauri", **born("1975-03-03", male, None))
        # only ticked
        self.mona = new("Mona", **born("1985-05-05", female, None), worker=self.bo, engaged=day("2025-10-10"))
        # known since 2024, never registered; ticked the day before his first advance
        self.nils = new("Nils", **born("1970-07-07", male, None), worker=self.anna, engaged=day("2025-11-19"))

    def _participations(self) -> None:
        status, education, end = StartStatus, Education, EndStatus
        at_anna: Fields
        at_bo: Fields
        at_cia: Fields
        at_anna, at_bo, at_cia = (
            {"area": K, "worker": self.anna},
            {"area": V, "worker": self.bo},
            {"area": K, "worker": self.cia},
        )
        start = self.participation
        aino = start(
            self.aino, "2025-01-01", "2025-06-30", **at_anna, status=status.UNEMPLOYED,
            education=education.UPPER_SECONDARY, vocational=True, minority=YES, rural=YES,
        )  # fmt: skip
        self.exits(aino, day0=end.JOBSEEKER, day28=end.AT_WORK, day29=end.STUDYING)  # at work
        start(
            self.bengt, "2025-12-31", **at_anna, status=status.INACTIVE, education=education.BASIC,
            foreign_background=Answer.NO,
        )  # fmt: skip
        clara = start(
            self.clara, "2025-04-10", "2025-08-31", **at_bo, status=status.LONG_TERM_UNEMPLOYED,
            education=education.TERTIARY, vocational=False, disability=YES, foreign_background=YES,
            qualification_gained=True,
        )  # fmt: skip
        self.exits(clara, day0=end.AT_WORK, day28=end.JOBSEEKER)  # jobseeker, but was no inactive
        david = start(
            self.david, "2025-04-10", "2025-12-31", **at_bo, status=status.EMPLOYED,
            education=education.POST_SECONDARY, third_country=YES,
        )  # fmt: skip
        self.exits(david, day28=end.STUDYING)
        elsa = start(
            self.elsa, "2025-05-01", "2025-05-31", **at_cia, status=status.INACTIVE,
            education=education.NONE, homeless=YES,
        )  # fmt: skip
        self.exits(elsa, day1=end.ENTREPRENEUR, day28=end.JOBSEEKER)
        kept: Fields = {
            "status": status.UNEMPLOYED,
            "education": education.UPPER_SECONDARY,
            "vocational": False,
        }
        first = start(self.frans, "2024-06-01", "2024-12-31", **at_anna, **kept, studying=True)
        self.exits(first, day5=end.AT_WORK)  # came back: only the end below counts
        again = start(self.frans, "2025-03-01", "2025-11-30", **at_bo, **kept, studying=True)
        self.exits(again, day0=end.STUDYING)  # was studying at the start
        gerda = start(
            self.gerda, "2025-07-07", "2025-07-31", **at_cia, status=status.INACTIVE,
            education=education.UPPER_SECONDARY, vocational=True, foreign_background=YES,
            qualification_gained=True,
        )  # fmt: skip
        self.exits(gerda, day0=end.ENTREPRENEUR)
        self.gerda = self.add(Client(**{**self.gerda.__dict__, "birth_date": None}))
        start(self.hugo, "2025-09-01", **at_bo, minority=Answer.DECLINED)
        start(self.joel, "2025-02-02", "2025-06-06", **at_bo, status=status.INACTIVE, minority=YES)
        start(self.kaisa, "2025-03-03", **at_bo, status=status.INACTIVE, binned=True)
        start(
            self.lauri, "2023-01-15", **at_anna, status=status.UNEMPLOYED, education=education.TERTIARY,
            minority=YES,
        )  # fmt: skip
