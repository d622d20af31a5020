"""The office's documents about its data: the program's templates until the office writes its own."""

from collections.abc import Mapping

from osaava_desktop import paths
from osaava_desktop.domain import data_protection as rules
from osaava_desktop.domain.checks import TEXT_LIMIT, clean, need, short
from osaava_desktop.domain.data_protection import DocumentKind, DocumentPaper, Kept, document_of
from osaava_desktop.domain.policy import Action, may
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import refuse
from osaava_desktop.services import keeping_times, sheets
from osaava_desktop.store.models import DocumentRow
from osaava_desktop.store.office import Office

OFFERED: tuple[tuple[DocumentKind, Language], ...] = (
    (DocumentKind.NOTICE, Language.FI),
    (DocumentKind.NOTICE, Language.SV),
    (DocumentKind.NOTICE, Language.EN),
    (DocumentKind.RECORD, Language.FI),
    (DocumentKind.ASSESSMENT, Language.FI),
)
"""The documents there are, each in its languages."""


def may_save(office: Office) -> bool:
    """Whether who is signed in may write the office's documents."""
    return not office.read_only and may(office.person, Action.SAVE_DOCUMENT, office.today)


def text(office: Office, kind: DocumentKind, language: Language) -> str:
    """The office's own text, or else the template with the office's names."""
    own = _own(office, kind, language)
    return own.text if own is not None else template(office, kind, language)


def is_own(office: Office, kind: DocumentKind, language: Language) -> bool:
    """Whether the office has written it."""
    return _own(office, kind, language) is not None


def template(office: Office, kind: DocumentKind, language: Language) -> str:
    """The program's text with the office's names and times."""
    words = paths.resource("data_protection", f"{kind}-{language}.md").read_text(encoding="utf-8")
    for name, value in _values(office).items():
        words = words.replace(f"{{{name}}}", value)
    return words.strip()


def save(office: Office, kind: DocumentKind, language: Language, words: str) -> None:
    """Keeps the office's own text. Raises InvalidInput (field `text`) or NotAllowed."""
    words = clean(words)
    problems: dict[str, str] = {}
    need(problems, "text", words)
    short(problems, "text", words, TEXT_LIMIT)
    refuse(problems)
    with office.change(Action.SAVE_DOCUMENT) as change:
        change.save(document_of(kind, language, words))


def reset(office: Office, kind: DocumentKind, language: Language) -> None:
    """Goes back to the template; the own text lies in the bin."""
    own = _own(office, kind, language)
    if own is not None:
        with office.change(Action.SAVE_DOCUMENT) as change:
            change.put_in_bin(own)


def paper(office: Office, kind: DocumentKind, language: Language) -> DocumentPaper:
    """The document as it is printed; the print is in the audit."""
    with office.change(Action.PRINT_PAPER, thing=f"document {kind}"):
        return DocumentPaper(issuer=sheets.issuer(office), text=text(office, kind, language), on=office.today)


def _own(office: Office, kind: DocumentKind, language: Language) -> rules.Document | None:
    row = DocumentRow
    query = office.visible(row).where(row.kind == kind, row.language == language)
    found: rules.Document | None = query.first()
    return found


def _values(office: Office) -> Mapping[str, str]:
    profile, years = office.profile, keeping_times.years(office)
    paid = profile.last_payment_year
    return {
        "organisation": profile.organisation or "…",
        "project": profile.project or "…",
        "project_code": profile.project_code or "…",
        "funder": profile.funder or "…",
        "manager": profile.manager or "…",
        "last_payment": str(paid) if paid else "…",
        "identity": profile.identity_ground or "–",
        "background": profile.background_ground or "–",
        **{f"{kind}_years": str(years[kind]) for kind in Kept},
    }
