"""Reports that are sent: frozen with their figures, their members under pseudonyms, and their PDF.

What is frozen is never altered: a later version supersedes it, and says why.
"""

from collections.abc import Collection, Mapping
from functools import cache
from uuid import UUID

from osaava_desktop import __version__
from osaava_desktop.domain import frozen as rules
from osaava_desktop.domain.attachments import Attachment
from osaava_desktop.domain.checks import Problems, clean_line
from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.domain.frozen import FrozenFigure, FrozenReport, Pseudonym
from osaava_desktop.domain.policy import Action, may
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.errors import FileMissing, refuse
from osaava_desktop.i18n import _, speaking
from osaava_desktop.services import figures, yearly
from osaava_desktop.store import attachments as files
from osaava_desktop.store import pseudonyms
from osaava_desktop.store.change import Change
from osaava_desktop.store.models import AttachmentRow, FrozenFigureRow, FrozenReportRow
from osaava_desktop.store.office import Office


def may_freeze(office: Office) -> bool:
    """Whether who is signed in may freeze reports; everybody may read them."""
    return not office.read_only and may(office.person, Action.FREEZE_REPORT, office.today)


def freeze(
    office: Office, scope: Scope, extent: Extent, language: Language, pdf: bytes, reason: str = ""
) -> FrozenReport:
    """Keeps the report of `scope` as it was sent as `pdf`: all of it in one change, or nothing.

    Raises InvalidInput where it supersedes another one and gives no `reason`.
    """
    reason, earlier = clean_line(reason), state(office, scope)
    refuse(rules.problems(reason, supersedes=earlier is not None))
    report = _report(office, scope, extent, language, earlier, reason)
    paper = Attachment(thing=rules.SUBJECT, subject=report.id, pages=rules.page_count(pdf))
    try:
        with office.change(Action.FREEZE_REPORT, report.id) as change:
            stored = change.save(report)
            _save_figures(office, change, scope, report.id)
            files.add(office, change, pdf, paper)
    except BaseException:
        files.drop(office, paper.id)
        raise
    return stored


def problems(office: Office, scope: Scope, reason: str) -> Problems:
    """What keeps the report of `scope` from being frozen, a sentence by field."""
    return rules.problems(clean_line(reason), supersedes=state(office, scope) is not None)


def state(office: Office, scope: Scope) -> FrozenReport | None:
    """The newest report that was sent of `scope`; None while it is a draft."""
    found = versions(office, scope)
    return found[0] if found else None


def versions(office: Office, scope: Scope) -> list[FrozenReport]:
    """The reports of `scope` that were sent, the newest first."""
    row = FrozenReportRow
    query = office.visible(row).where(row.start == scope.start, row.end == scope.end)
    sent = query.where(row.basis == scope.basis).order_by(row.version.desc())
    return [one for one in sent if rules.scope_of(one) == scope]


def sent(office: Office) -> list[FrozenReport]:
    """All reports that were sent, the newest first."""
    row = FrozenReportRow
    return list(office.visible(row).order_by(row.on.desc(), row.created.desc(), row.version.desc()))


def figures_of(office: Office, report: FrozenReport) -> dict[str, Figure]:
    """The figures as they were sent, by their keys."""
    query = office.visible(FrozenFigureRow).where(FrozenFigureRow.report == report.id)
    return {one.key: rules.figure_of(one) for one in query}


def members_of(
    office: Office, report: FrozenReport, keys: Collection[str]
) -> Mapping[str, Mapping[str, Pseudonym]]:
    """Who or what those figures counted: pseudonyms, by key and row."""
    row = FrozenFigureRow
    query = office.visible(row, row.key, row.members).where(row.report == report.id, row.key.in_(keys))
    return {key: rules.unpacked(members) for key, members in query.tuples()}


def pdf_of(office: Office, report: FrozenReport) -> bytes:
    """The paper that was sent. Raises FileMissing or Damaged."""
    row = AttachmentRow
    query = office.visible(row).where(row.thing == rules.SUBJECT, row.subject == report.id)
    paper: Attachment | None = query.first()
    if paper is None:
        raise FileMissing(_("The attached file is not in its folder. Bring it back from a backup."))
    return files.read(office, paper)


def _report(
    office: Office,
    scope: Scope,
    extent: Extent,
    language: Language,
    earlier: FrozenReport | None,
    reason: str,
) -> FrozenReport:
    with speaking(language):
        title = yearly.title(office, scope, extent)
    return FrozenReport(
        start=scope.start,
        end=scope.end,
        area=scope.area,
        worker=scope.worker,
        place=scope.place,
        group=scope.group,
        basis=scope.basis,
        extent=extent,
        language=language,
        title=title,
        version=earlier.version + 1 if earlier else 1,
        on=office.today,
        person=office.person.id,
        program=__version__,
        audit_head=office.audit_head(),
        supersedes=earlier.id if earlier else None,
        reason=reason,
    )


def _save_figures(office: Office, change: Change, scope: Scope, report: UUID) -> None:
    found = figures.compute(office, scope)
    pseudonym = cache(pseudonyms.maker())
    members = figures.bare(office, scope, found.keys())
    for key, figure in found.items():
        rows = members.pop(key, [])
        change.save(
            FrozenFigure(
                report=report,
                key=key,
                n=figure.n,
                in_base=figure.in_base,
                of=figure.of,
                target=figure.target,
                estimate=figure.estimate,
                members=rules.packed(
                    Pseudonym(
                        row=pseudonym(row),
                        client=pseudonym(client) if client not in (None, row) else "",
                        times=count,
                    )
                    for row, count, client, _on in rows
                ),
            )
        )
