"""What is asked only on a recorded ground, and the office's documents about its data."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Background
from osaava_desktop.domain.data_protection import DocumentKind
from osaava_desktop.domain.people import Role
from osaava_desktop.domain.words import Answer, Language
from osaava_desktop.errors import InvalidInput, NotAllowed
from osaava_desktop.services import (
    access,
    background,
    documents,
    grounds,
    identity,
    merging,
    papers,
    people,
)
from osaava_desktop.store.models import AuditRow, AuditValueRow, BackgroundRow
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, become


def test_nothing_is_asked_before_a_keeper_has_said_why(office: Office) -> None:
    assert not identity.is_asked(office)
    assert not background.is_asked(office)
    with pytest.raises(InvalidInput) as refused:
        people.save_profile(office, replace(office.profile, identity_numbers=True))
    assert set(refused.value.problems) == {"identity_numbers"}
    grounds.save(office, "The orderer's contract", "")
    assert identity.is_asked(office)
    assert not background.is_asked(office)
    said = grounds.recorded(office, grounds.IDENTITY)
    assert said is not None
    assert (said.person, said.at.date()) == (office.person.id, office.today)
    assert grounds.recorded(office, grounds.BACKGROUND) is None
    grounds.save(office, "", "")
    assert not identity.is_asked(office)
    become(office, role=Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        grounds.save(office, "x", "y")


def test_a_background_is_secret_and_a_merge_keeps_one(office: Office) -> None:
    build = Builder(office)
    kept, gone = build.client("Lehtonen"), build.client("Lehtinen")
    with pytest.raises(NotAllowed):
        background.save(office, kept.id, Answer.YES)
    grounds.save(office, "", "A law says so")
    background.save(office, kept.id, Answer.NO)
    background.save(office, gone.id, Answer.YES)
    assert background.show(office, gone.id) is Answer.YES
    assert (AuditRow.select(AuditRow.thing).order_by(AuditRow.seq.desc()).scalar()) == "background.background"
    told = [one.after for one in AuditValueRow.select() if one.after and '"answer"' in one.after]
    assert told
    assert all('"answer": "…"' in one for one in told)
    merge = merging.merge(office, kept.id, gone.id)
    assert background.show(office, kept.id) is Answer.NO
    assert office.visible(BackgroundRow).count() == 1
    held = access.gather(office, kept)
    assert len(held.records[Background]) == 2  # the right of access tells what lies in the bin too
    merging.undo(office, merge)
    assert background.show(office, gone.id) is Answer.YES


@pytest.mark.parametrize(("kind", "language"), documents.OFFERED)
def test_templates_have_the_offices_names_and_are_printed(
    office: Office, kind: DocumentKind, language: Language
) -> None:
    words = documents.text(office, kind, language)
    assert office.profile.organisation in words
    assert "{" not in words
    paper = documents.paper(office, kind, language)
    assert paper.title
    assert papers.document_pdf(paper, language) == papers.document_pdf(paper, language)


def test_the_office_writes_its_own_and_goes_back(office: Office) -> None:
    notice = DocumentKind.NOTICE, Language.FI
    documents.save(office, *notice, "# Oma seloste\n\nTeksti\n")
    assert documents.text(office, *notice) == "# Oma seloste\n\nTeksti"
    assert documents.is_own(office, *notice)
    documents.reset(office, *notice)
    assert documents.text(office, *notice).startswith("# Tietosuojaseloste")
    documents.save(office, *notice, "# Taas oma")
    assert documents.text(office, *notice) == "# Taas oma"
    with pytest.raises(InvalidInput):
        documents.save(office, *notice, " ")
    become(office, role=Role.WORKER)
    assert not documents.may_save(office)
    with pytest.raises(NotAllowed):
        documents.save(office, *notice, "# Ei")
