"""What may stand in braces in a text of the report, and what each field says in a scope and a language."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from osaava_desktop.domain.figure_groups import group_of, grouped
from osaava_desktop.domain.figures import Figure, Found, Scope
from osaava_desktop.domain.report_fields import (
    Form,
    ReportField,
    change,
    name_of,
    parted,
    spelled_out,
    year_before,
)
from osaava_desktop.domain.texts import format_list, number_word
from osaava_desktop.i18n import _, current, speaking
from osaava_desktop.services import areas, figures, guarding, people, summary
from osaava_desktop.store.office import Office

WITH_TARGET = ("registered", "registered.started", "pathways.persons", "criminal_background")
WITH_BASE = ("mapping.", "kykyviisari.", "phase.", "first_contact.", "minority", "observations.", "survey.")
"""Figures that a text may ask a target, or a share, of; some scopes have none."""

REGISTERED = "registered"
"""The registered by the base of the scope, whichever that is."""

_BEFORE = (Form.LAST, Form.CHANGE)


class FieldValues(Mapping[str, str]):
    """What each field says on paper in the language spoken when this is made; a missing one is spelled out.

    The year before is counted when a text asks for it.
    """

    def __init__(self, office: Office, scope: Scope, found: Found, earlier: Found | None = None) -> None:
        """``earlier`` are the figures of the year before, where they are counted already."""
        self._office, self._scope, self._earlier = office, scope, earlier
        self._language = current()
        self._words = {field.name: field.value or spelled_out(field.words) for field in _words(office, scope)}
        self._found = _with_registered(found, scope)

    def __getitem__(self, name: str) -> str:
        """What a field says; raises KeyError for a name that is none."""
        if name in self._words:
            return self._words[name]
        key, form = parted(name)
        figure = self._found[key]
        if form not in forms(figure):
            raise KeyError(name)
        before = self._before.get(key) if form in _BEFORE else None
        with speaking(self._language):
            return value(figure, form, before, self._scope) or spelled_out(words(figure, form))

    def __iter__(self) -> Iterator[str]:
        """Every name."""
        yield from self._words
        for key, figure in self._found.items():
            yield from (name_of(key, form) for form in forms(figure))

    def __len__(self) -> int:
        """How many names there are."""
        return sum(1 for _name in self)

    @cached_property
    def _before(self) -> Found:
        return before(self._office, self._scope) if self._earlier is None else self._earlier


def field_values(office: Office, scope: Scope, found: Found) -> FieldValues:
    """What may stand in braces in a narrative: every figure in its forms, and some words of the office."""
    return FieldValues(office, scope, found)


def before(office: Office, scope: Scope) -> dict[str, Figure]:
    """The figures of the same span a year earlier, by the same names."""
    earlier = year_before(scope)
    found = guarding.guarded(office, earlier, figures.compute(office, earlier))
    return _with_registered(found, earlier)


def fields(office: Office, scope: Scope, found: Found, earlier: Found, language: str) -> list[ReportField]:
    """Every field for a list: words in the language spoken now, values in that of the paper."""
    named = _with_registered(found, scope)
    with speaking(language):
        said = {field.name: field.value for field in _words(office, scope)}
        for key, figure in named.items():
            for form in forms(figure):
                said[name_of(key, form)] = value(figure, form, earlier.get(key), scope)
    office_words = [
        ReportField(name=one.name, words=one.words, group=_("Words"), value=said[one.name])
        for one in _words(office, scope)
    ]
    order = [*(key for keys in grouped(found, scope.basis).values() for key in keys), REGISTERED]
    made = [
        ReportField(
            name=name_of(key, form),
            key=key,
            form=form,
            group=group_of(key, scope.basis).label,
            words=words(named[key], form),
            value=said[name_of(key, form)],
        )
        for key in order
        for form in forms(named[key])
    ]
    return made + office_words


def forms(figure: Figure) -> tuple[Form, ...]:
    """The ways in which a figure may be written."""
    shares = figure.of is not None or figure.key in WITH_TARGET[2:] or figure.key.startswith(WITH_BASE)
    found = [Form.NUMBER, *((Form.FRACTION, Form.SHARE) if shares else ())]
    if figure.key in WITH_TARGET:
        found.append(Form.TARGET)
    return (*found, *_BEFORE)


def words(figure: Figure, form: Form) -> str:
    """A figure in a form, in words."""
    called = summary.words(figure)
    return called if form is Form.NUMBER else _("{figure}, {form}").format(figure=called, form=form.label)


def value(figure: Figure, form: Form, earlier: Figure | None, scope: Scope) -> str:
    """What a figure says in a form, in the language spoken now; nothing where it has no value."""
    match form:
        case Form.NUMBER:
            return "" if figure.n is None else summary.amount(figure)
        case Form.FRACTION:
            return summary.fraction(figure) if figure.of else ""
        case Form.SHARE:
            return "–" if figure.masked and figure.of else summary.share(figure)
        case Form.TARGET:
            return summary.target(figure)
    if earlier is None or earlier.n is None:
        return ""
    if form is Form.LAST:
        return summary.amount(earlier)
    if figure.n is None or figure.masked or earlier.masked:
        return ""
    return change(figure.n, earlier.n, year_before(scope))


def _with_registered(found: Found, scope: Scope) -> dict[str, Figure]:
    """The figures, and the registered of the scope's base under the plain name."""
    return {**found, REGISTERED: found[f"{REGISTERED}.{scope.basis}"]}


def _words(office: Office, scope: Scope) -> list[ReportField]:
    """The office's own words, in the language spoken now."""
    profile = office.profile
    said = {
        "year": (_("Year"), str(scope.end.year)),
        "last_year": (_("The year before"), str(year_before(scope).end.year)),
        "manager": (_("Project manager"), profile.manager),
        "organisation": (_("Organisation"), profile.organisation),
        "project": (_("Project"), profile.project),
        "funder": (_("Funder"), profile.funder),
        "funders": (_("Funders"), format_list(profile.all_funders())),
        "workers": (_("Workers, how many"), number_word(len(people.workers(office)))),
        "areas": (_("Areas"), format_list([area.name for area in areas.areas(office)])),
        "localities": (_("Localities"), format_list([one.name for one in areas.localities(office)])),
    }
    return [ReportField(name=name, words=called, value=text) for name, (called, text) in said.items()]
