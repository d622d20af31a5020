"""The page of one mapping: written down or changed, and kept as a draft until it is saved."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from osaava_desktop.domain import mapping as rules
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import WholeMapping
from osaava_desktop.domain.mapping_form import HIDDEN
from osaava_desktop.domain.texts import format_date
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens.client_papers import ClientPapers
from osaava_desktop.screens.draft_keeper import DraftKeeper, mapping_form
from osaava_desktop.screens.mapping_form import MappingForm
from osaava_desktop.screens.mapping_section import Entries
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import mapping as mappings
from osaava_desktop.store.office import Office


class MappingPage(Page):
    """Writes down a mapping or changes one; emits it whole as ``saved``."""

    ui_file = "mapping.ui"
    page_layout: QVBoxLayout
    notice: Notice

    saved = Signal(object)

    def __init__(
        self, office: Office, client: Client, mapping: UUID | None, parent: QWidget | None = None
    ) -> None:
        """Without a ``mapping`` the page is the form of a new one."""
        super().__init__(parent)
        self._office, self._client = office, client
        self.form = MappingForm()
        self.page_layout.addWidget(self.form, 1)
        self._papers = ClientPapers(office, self)
        self._is_new = mapping is None
        self._whole = mappings.whole(office, mapping) if mapping else self._fresh()
        self._dirty = False
        self._draft: Entries | None = None
        self._baseline: Entries = {}
        form = mapping_form(client.id, mapping)
        self._drafts = DraftKeeper(office, form, self.form.entries, self, about=client.id)
        self._show()
        self._connect()
        self._offer_draft()

    # What the shell asks

    def title(self) -> str:
        """Whose mapping it is."""
        return self._client.name

    def facts(self) -> str:
        """The client's number, and the day of the talk."""
        day = format_date(self._whole.mapping.on)
        words = _("new mapping") if self._is_new else _("mapping of {day}").format(day=day)
        return f"{self._client.number} · {words}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        sections = ("Alt+1…6", _("to a section"))
        return [sections, ("Ctrl+P", _("prints")), ("Ctrl+S", _("saves")), ("Esc", _("back"))]

    def activated(self) -> None:
        """To the first question, or to what was not saved."""
        if self._draft is not None:
            self.notice.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_first()

    def print_paper(self) -> None:
        """The mapping as it is stored."""
        if self._is_new or self._dirty:
            self.said.emit(_("Save the mapping first, then print it."), "attention")
        else:
            self._papers.print_mapping(self._whole.mapping.id, own_copy=False)

    def is_dirty(self) -> bool:
        """Whether something entered is not saved."""
        return self._dirty

    def save(self) -> bool:
        """Save the mapping with the needs found; False when something must be fixed first."""
        if self.form.need_edit.text().strip() and not self.form.add_need():
            return False
        self.notice.hide()
        whole, problems = self.form.entered()
        try:
            if problems:
                raise InvalidInput({**rules.problems(whole, self._office.today), **problems})
            stored = mappings.save_whole(self._office, whole, self.form.needs(whole))
            self._drafts.drop()
        except InvalidInput as error:
            self.problems_found.emit(self.form.show_problems(error.problems))
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._take_over(stored)
        return True

    def discard(self) -> None:
        """Show the mapping as stored."""
        self._drafts.drop()
        self._show()

    # Slots

    def show_hidden(self) -> None:
        """Show what was hidden; the log tells who has looked."""
        before = set(self.form.entries()["sections"])
        try:
            whole = mappings.reveal(self._office, self._whole.mapping.id)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self._whole = whole
        self.form.show_hidden(whole)
        sections = self.form.entries()["sections"]
        shown = {name: entries for name, entries in sections.items() if name not in before}
        self._baseline = {**self._baseline, "sections": {**self._baseline["sections"], **shown}}
        self._changed()

    def _changed(self) -> None:
        """What differs from the mapping as stored is kept as a draft."""
        dirty = self.form.entries() != self._baseline
        if dirty:
            self._drafts.touch()
        else:
            self._drafts.drop()
        self._set_dirty(dirty)

    # The draft

    def renewed(self) -> Mapping[str, object]:
        """The mapping, which may have been a new one."""
        return {"mapping": None if self._is_new else self._whole.mapping.id}

    def keep_draft(self) -> bool:
        """Keep it now."""
        self._drafts.keep()
        return True

    def continue_draft(self) -> None:
        """Go on without asking: it was not left, the window was locked."""
        if self._draft is not None:
            self._go_on()

    def _offer_draft(self) -> None:
        found = self._drafts.found()
        if found is None:
            return
        self._draft, moment = found
        self.form.setEnabled(False)
        go_on = _("Continue what was not saved (from {moment})").format(moment=moment)
        acts = [(go_on, self._go_on), (_("Throw away"), self._throw_away)]
        sentence = _("This mapping was left without being saved.")
        if self._is_outdated():
            more = _("It has been saved since then: what you continue takes the place of that.")
            sentence = f"{sentence} {more}"
        self.notice.show_words("attention", sentence, acts)

    def _is_outdated(self) -> bool:
        """Whether the mapping was saved after the draft was kept."""
        if self._is_new:
            return False
        kept, saved = self._drafts.kept_at, mappings.last_saved(self._office, self._whole.mapping.id)
        return kept is not None and kept < saved

    def _go_on(self) -> None:
        """Show the draft in place of what is stored."""
        draft = self._draft
        assert draft is not None
        self._end_offer()
        try:
            if self.form.is_hidden() and any(one.value in draft["sections"] for one in HIDDEN):
                self.show_hidden()
            self.form.show_entries(draft)
        except (AttributeError, KeyError, TypeError, ValueError):  # another version of the program kept it
            self._show()
            self.notice.show_words("error", _("What was kept can't be read by this version of the program."))

    def _throw_away(self) -> None:
        self._end_offer()
        self._drafts.drop()

    def _end_offer(self) -> None:
        self._draft = None
        self.notice.hide()
        self.form.setEnabled(True)
        self.form.focus_first()

    # Inside

    def _connect(self) -> None:
        self.form.edited.connect(self._changed)
        self.form.left.connect(self._drafts.flush)
        self.form.show_wanted.connect(self.show_hidden)
        self._papers.said.connect(self.said)
        self._drafts.failed.connect(lambda sentence: self.notice.show_words("error", sentence))

    def _fresh(self) -> WholeMapping:
        earlier = mappings.wholes_of(self._office, self._client.id)
        return rules.repeated(earlier[0] if earlier else None, self._client.id, self._office.today)

    def _show(self) -> None:
        needs = [] if self._is_new else mappings.needs_of(self._office, self._whole.mapping.id)
        with QSignalBlocker(self.form):
            self.form.show_whole(self._whole, needs, self._office.today)
        self._baseline = self.form.entries()
        self.problems_found.emit([])
        self._set_dirty(False)

    def _take_over(self, stored: WholeMapping) -> None:
        """What was entered is what is stored now."""
        self._whole, self._is_new = stored, False
        self._drafts.form = mapping_form(self._client.id, stored.mapping.id)
        self._show()
        if not any(one.hasFocus() for one in self.form.findChildren(QWidget)):
            self.form.focus_first()
        self.heading_changed.emit()
        day = format_date(stored.mapping.on)
        self.said.emit(_("The mapping of {day} is saved").format(day=day), "good")
        self.saved.emit(stored)

    def _set_dirty(self, dirty: bool) -> None:
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)
