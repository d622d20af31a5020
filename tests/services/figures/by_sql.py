"""The figures of the whole office for a span once more, in SQL by hand: to compare with, and to race.

Nothing here knows how the program counts. A query gives the figures of one kind; `b` is who is registered.
"""

from typing import Any

from osaava_desktop.domain.cards import CardType
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.groups import GroupType
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.partners import MeetingType, OpportunityType, PartnerType
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.surveys import Choice
from osaava_desktop.store.office import Office

Amount = tuple[int | None, int | None, int | None]
"""n, in_base, of."""

_STARTED = """
    SELECT p.client_id, p.started, p.id FROM participation p JOIN client c ON c.id = p.client_id
    WHERE p.deleted IS NULL AND c.deleted IS NULL AND p.started BETWEEN :start AND :end AND NOT EXISTS (
        SELECT 1 FROM participation e WHERE e.client_id = p.client_id AND e.deleted IS NULL
        AND (e.started < p.started OR (e.started = p.started AND e.id < p.id)))"""
_ACTIVE = """
    SELECT p.client_id, p.started, p.id FROM participation p JOIN client c ON c.id = p.client_id
    WHERE p.deleted IS NULL AND c.deleted IS NULL
    AND p.started <= :end AND (p.ended IS NULL OR p.ended >= :start)"""
_HELD = """
    FROM session s JOIN "group" g ON g.id = s.group_id
    WHERE s.deleted IS NULL AND g.deleted IS NULL AND s.state = 'held'"""
_MARKS = """
    FROM session s JOIN "group" g ON g.id = s.group_id JOIN attendance a ON a.session_id = s.id
    JOIN client c ON c.id = a.client_id
    WHERE s.deleted IS NULL AND g.deleted IS NULL AND s.state = 'held'
    AND a.deleted IS NULL AND a.mark = 'present' AND c.deleted IS NULL"""
_ENCOUNTERS = """
    FROM encounter x JOIN client c ON c.id = x.client_id LEFT JOIN visit v ON v.id = x.visit_id
    WHERE x.deleted IS NULL AND c.deleted IS NULL AND v.deleted IS NULL"""
_OF_CLIENT = "FROM {} x JOIN client c ON c.id = x.client_id WHERE x.deleted IS NULL AND c.deleted IS NULL"
_ADVANCED = " AND x.state IN ('started', 'completed', 'interrupted')"
_IN_SPAN = ' AND x."on" BETWEEN :start AND :end'


def _acts(columns: str, span: bool) -> str:
    """Everything by which somebody is met by name, as one query; `{c}` is the client and `{d}` the day."""
    held = ' AND s."on" BETWEEN :start AND :end' if span else ""
    happened = _IN_SPAN if span else ""
    ever = "FROM participation p JOIN client c ON c.id = p.client_id"
    ever += " WHERE p.deleted IS NULL AND c.deleted IS NULL"
    parts = [
        (_MARKS + held, "a.client_id", 's."on"'),
        (f"FROM ({_STARTED}) p" if span else ever, "p.client_id", "p.started"),
        (_ENCOUNTERS + happened, "x.client_id", 'x."on"'),
        (_OF_CLIENT.format("pathway_step") + _ADVANCED + happened, "x.client_id", 'x."on"'),
    ]
    for table in ("guidance", "mapping", "card"):
        parts.append((_OF_CLIENT.format(table) + happened, "x.client_id", 'x."on"'))
    return " UNION ALL ".join(
        f"SELECT {columns.format(c=client, d=day)} {text}" for text, client, day in parts
    )


def _before_acts() -> list[str]:
    """Everything by which the client `m.c` was met before the span, one query each; the quick ones first."""
    happened = ' AND x."on" < :start AND x.client_id = m.c'
    return [
        "FROM participation p WHERE p.deleted IS NULL AND p.started < :start AND p.client_id = m.c",
        *(_OF_CLIENT.format(table) + happened for table in ("guidance", "mapping", "card")),
        _OF_CLIENT.format("pathway_step") + _ADVANCED + happened,
        _ENCOUNTERS + happened,
        _MARKS + ' AND s."on" < :start AND a.client_id = m.c',
    ]


def counted(office: Office, scope: Scope) -> dict[str, Amount]:
    """Every figure of the whole office."""
    return _Counter(office, scope).found


class _Counter:
    """Runs the queries, one after the other."""

    def __init__(self, office: Office, scope: Scope) -> None:
        self.office, self.scope = office, scope
        self.found: dict[str, Amount] = {}
        self.base = _STARTED if scope.basis is Basis.STARTED else _ACTIVE
        self.size = self._one(f"SELECT count(DISTINCT client_id) FROM ({self.base})")[0]
        for part in (
            self._registered, self._esf, self._named, self._phases, self._work, self._groups, self._heads,
            self._network, self._survey, self._counters,
        ):  # fmt: skip
            part()

    def _one(self, sql: str) -> tuple[Any, ...]:
        rows = self._all(sql)
        return rows[0]

    def _all(self, sql: str) -> list[tuple[Any, ...]]:
        names = {"start": self.scope.start.isoformat(), "end": self.scope.end.isoformat()}
        cursor = self.office.database.connection().cursor()
        return list(cursor.execute(sql, names).fetchall())

    def _plain(self, keys: list[str], values: tuple[Any, ...]) -> None:
        for key, value in zip(keys, values, strict=True):
            self.found[key] = (value, None, None)

    def _based(self, keys: list[str], conditions: list[str], text: str, client: str = "x.client_id") -> None:
        """Persons, and those of them who are registered, for each of the conditions."""
        cells = []
        for one in conditions:
            for inside in ("", " AND b.client_id IS NOT NULL"):
                cells.append(f"count(DISTINCT CASE WHEN {one}{inside} THEN {client} END)")
        joined = text.replace(" WHERE ", f" LEFT JOIN b ON b.client_id = {client} WHERE ", 1)
        sql = f"WITH b AS (SELECT DISTINCT client_id FROM ({self.base})) SELECT {', '.join(cells)} {joined}"
        values = self._one(sql)
        for place, key in enumerate(keys):
            self.found[key] = (values[2 * place], values[2 * place + 1], self.size)

    def _registered(self) -> None:
        for key, text in (("started", _STARTED), ("active", _ACTIVE)):
            self._plain([f"registered.{key}"], self._one(f"SELECT count(DISTINCT client_id) FROM ({text})"))
        first = {f"first_contact.{one}": f"c.first_contact = '{one}'" for one in Channel}
        first["first_contact.unknown"] = "c.first_contact IS NULL"
        first["minority"] = "p.minority = 'yes'"
        known = "(p.vocational IS NOT NULL OR p.education IN ('0', '2', '5'))"
        without = (
            "((p.vocational = 0 AND coalesce(p.education <> '5', 1))"
            " OR (p.vocational IS NULL AND p.education IN ('0', '2')))"
        )
        jobless = "p.status IN ('unemployed', 'long_term_unemployed')"
        seen = {"observations.without_qualification": (without, known)} | {
            f"observations.unemployed.{one}": (f"{jobless} AND c.gender = '{one}'", f"c.gender = '{one}'")
            for one in ("male", "female")
        }
        cells = [*first.values(), *(text for pair in seen.values() for text in pair)]
        counts = ", ".join(f"count(DISTINCT CASE WHEN {one} THEN p.client_id END)" for one in cells)
        values = self._one(
            f"SELECT {counts} FROM ({self.base}) b JOIN participation p ON p.id = b.id"
            " JOIN client c ON c.id = p.client_id"
        )
        for key, value in zip(first, values, strict=False):
            self.found[key] = (value, value, self.size)
        for place, key in enumerate(seen):
            n, of = values[len(first) + 2 * place : len(first) + 2 * place + 2]
            self.found[key] = (n, n, of)

    def _esf(self) -> None:
        age = (
            "(substr(p.started, 1, 4) - substr(c.birth_date, 1, 4)"
            " - (substr(p.started, 6) < substr(c.birth_date, 6)))"
        )
        conditions = {
            "02": "p.status IN ('unemployed', 'long_term_unemployed')",
            "03": "p.status = 'long_term_unemployed'",
            "04": "p.status = 'inactive'",
            "05": "p.status = 'employed'",
            "06": f"{age} < 18",
            "07": f"{age} BETWEEN 18 AND 29",
            "08": f"{age} >= 55",
            "09": "p.education IN ('0', '2')",
            "10": "p.education IN ('3', '4')",
            "11": "p.education = '5'",
        }
        answers = ("disability", "third_country", "foreign_background", "minority", "homeless", "rural")
        conditions |= {f"{12 + place}": f"p.{name} = 'yes'" for place, name in enumerate(answers)}
        complete = "p.status IS NOT NULL AND p.education IS NOT NULL AND c.birth_date IS NOT NULL"
        conditions = {"01": "1"} | {key: f"{complete} AND {one}" for key, one in conditions.items()}
        cells = {}
        for code, condition in conditions.items():
            cells[f"esf.EECO{code}"] = condition
            for gender in ("female", "male", "other"):
                cells[f"esf.EECO{code}.{gender}"] = f"{condition} AND c.gender = '{gender}'"
        counts = ", ".join(f"count(DISTINCT CASE WHEN {one} THEN p.client_id END)" for one in cells.values())
        values = self._one(
            f"SELECT {counts} FROM ({_STARTED}) b JOIN participation p ON p.id = b.id"
            " JOIN client c ON c.id = p.client_id"
        )
        self._plain(list(cells), values)
        results = {
            "01": "status = 'inactive' AND last = 'jobseeker'",
            "02": "NOT studying AND last = 'studying'",
            "03": "qualification_gained",
            "04": "status <> 'employed' AND last IN ('at_work', 'entrepreneur')",
        }
        counts = ", ".join(f"count(CASE WHEN {one} THEN 1 END)" for one in results.values())
        values = self._one(
            f"""SELECT {counts} FROM (SELECT p.*, (
                SELECT x.status FROM exit_status x WHERE x.participation_id = p.id AND x.deleted IS NULL
                AND x."on" BETWEEN p.ended AND date(p.ended, '+28 days')
                ORDER BY x."on" DESC, x.id DESC LIMIT 1) AS last
            FROM participation p JOIN client c ON c.id = p.client_id
            WHERE p.deleted IS NULL AND c.deleted IS NULL AND {complete} AND p.ended BETWEEN :start AND :end
            AND NOT EXISTS (SELECT 1 FROM participation l
                WHERE l.client_id = p.client_id AND l.deleted IS NULL
                AND (l.started > p.started OR (l.started = p.started AND l.id > p.id))))"""
        )
        self._plain([f"esf.EECR{code}" for code in results], values)

    def _named(self) -> None:
        self._plain(["named"], self._one(f"SELECT count(DISTINCT c) FROM ({_acts('{c} AS c', True)})"))

    def _phases(self) -> None:
        """Whose first day ever lies in the span: those met in it who have none before it."""
        span = ' AND x."on" BETWEEN :start AND :end'
        before = ' AND x."on" < :start AND x.client_id = m.c'
        steps, mappings = _OF_CLIENT.format("pathway_step") + _ADVANCED, _OF_CLIENT.format("mapping")
        ticked = "FROM client WHERE deleted IS NULL AND engaged"
        firsts = {
            "encounter": (_acts("{c} AS c", True), _before_acts()),
            "mapping": (f"SELECT x.client_id AS c {mappings}{span}", [mappings + before]),
            "engagement": (
                f"SELECT x.client_id AS c {steps}{span} UNION ALL SELECT id {ticked} BETWEEN :start AND :end",
                [steps + before, f"{ticked} < :start AND id = m.c"],
            ),
        }
        for key, (met, earlier) in firsts.items():
            none = " AND ".join(f"NOT EXISTS (SELECT 1 {one})" for one in earlier)
            n, inside = self._one(
                f"""WITH b AS (SELECT DISTINCT client_id FROM ({self.base})),
                m AS MATERIALIZED (SELECT DISTINCT c FROM ({met}))
                SELECT count(*), count(b.client_id) FROM m LEFT JOIN b ON b.client_id = m.c WHERE {none}"""
            )
            self.found[f"phase.{key}"] = (n, inside, self.size)

    def _work(self) -> None:
        self._based(["mapping.persons"], ["1"], _OF_CLIENT.format("mapping") + _IN_SPAN)
        scores = "coalesce(work_ability, inclusion, mind, everyday, skills, body) IS NOT NULL"
        self._based(["kykyviisari.persons"], [scores], _OF_CLIENT.format("kykyviisari") + _IN_SPAN)
        steps = _OF_CLIENT.format("pathway_step") + _ADVANCED + _IN_SPAN
        kinds = {"pathways.persons": "1"} | {
            f"pathways.{one}.persons": f"x.type = '{one}'" for one in PathwayType
        }
        work = "x.type IN ('work_trial', 'rehabilitative_work', 'work_activity')"
        kinds["pathways.work_activities.persons"] = work
        self._based(list(kinds), list(kinds.values()), steps)
        self._by("pathways.{}.steps", list(PathwayType), "x.type", steps, "pathways.steps")
        self._by("encounters.{}", list(Channel), "x.channel", _ENCOUNTERS + _IN_SPAN)
        self._by("cards.{}", list(CardType), "x.type", _OF_CLIENT.format("card") + _IN_SPAN, "cards")
        talks = _OF_CLIENT.format("guidance") + _IN_SPAN
        self._plain(
            ["guidance.entries", "guidance.minutes"],
            self._one(f"SELECT count(*), coalesce(sum(x.minutes), 0) {talks}"),
        )
        topics = talks.replace("guidance x", "guidance x JOIN guidance_topic t ON t.guidance_id = x.id")
        self._by(
            "guidance.{}.entries", list(Topic), "t.topic", topics + " AND t.deleted IS NULL", distinct="x.id"
        )

    def _by(
        self, key: str, names: list[Any], column: str, text: str, total: str = "", distinct: str = ""
    ) -> None:
        """Rows, or distinct things, by the class in `column`; all of them under `total`."""
        what = f"count(DISTINCT {distinct})" if distinct else "count(*)"
        counts = dict(self._all(f"SELECT {column}, {what} {text} GROUP BY {column}"))
        for name in names:
            self.found[key.format(name)] = (counts.get(str(name), 0), None, None)
        if total:
            self.found[total] = (sum(counts.values()), None, None)

    def _groups(self) -> None:
        held = _HELD + ' AND s."on" BETWEEN :start AND :end'
        self._by("groups.{}.sessions", list(GroupType), "g.type", held, "groups.sessions")
        self._plain(["groups"], self._one(f"SELECT count(DISTINCT s.group_id) {held}"))
        marks = _MARKS + ' AND s."on" BETWEEN :start AND :end'
        self._plain(
            ["groups.attendances", "groups.persons"],
            self._one(f"SELECT count(*), count(DISTINCT a.client_id) {marks}"),
        )

    def _heads(self) -> None:
        rows = self._all(
            """SELECT s.id, coalesce(s."on", v."on"), v.place_id, v.locality_id, v.worker_id,
                sum(u.heads), sum(u.new)
            FROM unnamed u LEFT JOIN session s ON s.id = u.session_id LEFT JOIN "group" g ON g.id = s.group_id
            LEFT JOIN visit v ON v.id = u.visit_id
            WHERE u.deleted IS NULL AND s.deleted IS NULL AND g.deleted IS NULL AND v.deleted IS NULL
            AND (s.state = 'held' OR v.id IS NOT NULL) AND coalesce(s."on", v."on") BETWEEN :start AND :end
            GROUP BY 1, 2, 3, 4, 5"""
        )
        heads, new = sum(row[5] for row in rows), sum(row[6] for row in rows)
        in_groups = sum(row[5] for row in rows if row[0] is not None)
        largest = max((row[5] for row in rows), default=0)
        named = self.found["named"][0] or 0
        encounters = sum(self.found[f"encounters.{one}"][0] or 0 for one in Channel)
        marks = self.found["groups.attendances"][0] or 0
        reached = named + max(new, largest) if self.scope.year else None
        keys = ["unnamed.heads", "unnamed.new", "groups.unnamed", "visits", "reached"]
        self._plain(keys, (heads, new, in_groups, marks + encounters + heads, reached))
        self._plain(["reached.at_least", "reached.at_most"], (named + largest, named + heads))

    def _network(self) -> None:
        met = (
            "FROM contact x JOIN partner p ON p.id = x.partner_id"
            " WHERE x.deleted IS NULL AND p.deleted IS NULL" + _IN_SPAN
        )
        self._by("partners.{}", list(PartnerType), "p.type", met, distinct="p.id")
        meetings = "FROM meeting x WHERE x.deleted IS NULL" + _IN_SPAN
        self._by("meetings.{}", list(MeetingType), "x.type", meetings)
        open_ = (
            "FROM opportunity WHERE deleted IS NULL AND opened <= :end"
            " AND (open_until IS NULL OR open_until >= :start)"
        )
        self._by("opportunities.{}", list(OpportunityType), "type", open_)
        hidden = f"SELECT count(*) {open_} AND hidden AND type = 'job'"
        self._plain(["opportunities.hidden"], self._one(hidden))
        offers = (
            "FROM offer x JOIN opportunity o ON o.id = x.opportunity_id JOIN client c ON c.id = x.client_id"
            " WHERE x.deleted IS NULL AND o.deleted IS NULL AND c.deleted IS NULL" + _IN_SPAN
        )
        self._plain(
            ["offers", "offers.accepted"],
            self._one(f"SELECT count(*), count(CASE WHEN x.outcome = 'accepted' THEN 1 END) {offers}"),
        )

    def _survey(self) -> None:
        years = range(self.scope.start.year, self.scope.end.year + 1)
        keys = self._all("SELECT DISTINCT year, key FROM question WHERE deleted IS NULL")
        asked = ["wellbeing", *(key for year, key in keys if year in years and key != "wellbeing")]
        rows = self._all(
            """SELECT q.key, a.choice, count(*) FROM answer_sheet s JOIN survey_answer a ON a.sheet_id = s.id
            JOIN question q ON q.id = a.question_id WHERE s.deleted IS NULL AND a.deleted IS NULL
            AND q.deleted IS NULL AND s."on" BETWEEN :start AND :end GROUP BY 1, 2"""
        )
        for key in dict.fromkeys(asked):
            counts = {choice: count for question, choice, count in rows if question == key}
            of = sum(counts.values())
            for one in Choice:
                n = counts.get(one.value, 0)
                self.found[f"survey.{key}.{one}"] = (n, n, of)

    def _counters(self) -> None:
        year = self.scope.year
        if year is None:
            self.found["criminal_background"] = (None, None, None)
            return
        text = "FROM counter WHERE deleted IS NULL AND kind = 'criminal_background' AND year = "
        n = self._one(f"SELECT coalesce(sum(count), 0) {text} {year}")[0]
        self.found["criminal_background"] = (n, min(n, self.size), self.size)
