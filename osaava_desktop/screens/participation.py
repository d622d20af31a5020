"""A client's participations, the newest first: start, end, coming back, and where EURA stands."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.participations import ExitStatus, Participation
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import shortcuts, theme
from osaava_desktop.screens.client_papers import ClientPapers
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.participation_form import ParticipationForm
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import clients, participations
from osaava_desktop.services.participations import Entry
from osaava_desktop.store.office import Office

Undo = Callable[[], object]


class ParticipationPage(Page):
    """Edits all participations of a client in place; what is taken away can be undone."""

    ui_file = "participation.ui"
    notice: Notice
    scroll_area: QScrollArea
    form_panel: QWidget
    forms_layout: QVBoxLayout
    again_button: QPushButton
    again_label: QLabel

    saved = Signal()

    def __init__(self, office: Office, client: Client, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._client = client
        self._forms: list[ParticipationForm] = []
        self._undo: Undo | None = None
        self._dirty = False
        self._papers = ClientPapers(office, self)
        self._papers.said.connect(self.said)
        print_in = partial(self._papers.print_instruction, client)
        self._languages = self._papers.languages(_("Print instruction"), print_in, client)
        self.form_panel.setMaximumWidth(theme.scaled(1016))
        self.again_button.clicked.connect(lambda: self.new_record())
        shortcuts.bind(self, "Ctrl+E", self.end)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)
        shortcuts.tell(self.again_button, "Ctrl+Shift+N")
        self._show()

    # What the shell asks

    def title(self) -> str:
        """Whose participations they are."""
        return self._client.name

    def facts(self) -> str:
        """The client's number."""
        return _("client {number} · participation").format(number=self._client.number)

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        undo = [("Ctrl+Z", _("undo"))] if self._undo else []
        is_on = bool(self._forms) and self._forms[0].participation.ended is None
        ends = [("Ctrl+E", _("ends"))] if is_on else []
        return [*ends, ("Ctrl+S", _("saves")), *undo, ("Esc", _("back"))]

    def activated(self) -> None:
        """To the newest participation."""
        self._focus_first()

    def refresh(self) -> None:
        """Read everything anew, unless something is being entered."""
        if not self._dirty:
            self._show()

    def new_record(self) -> None:
        """The client comes back: a new participation with the start data of the first one."""
        if self.again_button.isHidden():
            return
        own = participations.of_client(self._office, self._client.id)
        again = Participation(client=self._client.id, started=self._office.today)
        form = self._make_form(again, own[0] if own else None)
        self._forms.insert(0, form)
        self.forms_layout.insertWidget(1, form)
        self._show_again(False)
        self._entries_changed()
        form.start.started_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        form.start.started_edit.selectAll()

    def print_paper(self) -> None:
        """The instruction for the participant, in the language spoken with the client."""
        self._papers.print_instruction(self._client)

    def is_dirty(self) -> bool:
        """Whether something entered is not saved."""
        return self._dirty

    def save(self) -> bool:
        """Save all that is entered in one change; say beside the fields what keeps it from that."""
        self.notice.hide()
        if not self._added_later():
            return False
        changed = [form for form in self._forms if form.is_dirty()]
        try:
            entries = self._entries(changed)
            seen = self._forms[0].eura.identity_check.isChecked()
            participations.save_all(self._office, self._client.id, entries, identity_seen=seen)
        except InvalidInput as error:
            self._show_problems(error.problems)
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._forget_undo()
        self._show_in_place()
        self.saved.emit()
        self.said.emit(_("The participation is saved"), "good")
        return True

    def discard(self) -> None:
        """Show what is stored."""
        try:
            self._show_in_place()
        except clients.InBin as error:  # nothing to show any more, but the page can be left
            self.notice.show_words("error", str(error))
            self._dirty = False
            self.dirty_changed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the cards stand in a column."""
        super().resizeEvent(event)
        for form in self._forms:
            form.show_columns(self.width() - 48)

    # Slots

    def end(self) -> None:
        """End the newest participation."""
        if self._forms and not self._forms[0].end_card.isHidden():
            self._forms[0].end.begin()

    def undo(self) -> None:
        """Take the last act back, if there is one."""
        if self._undo is None:
            return
        act = self._undo
        if self._try(act):
            self._forget_undo()
            self._show()
            self.said.emit(_("Undone"), "good")

    def _bin(self, form: ParticipationForm) -> None:
        one = form.participation
        if self._try(lambda: participations.put_in_bin(self._office, one)):
            sentence = _("The participation is in the bin: in no list and no figure.")
            self._done(sentence, lambda: participations.take_back(self._office, one))

    def _still(self, form: ParticipationForm) -> None:
        """The client has not left after all."""
        done: list[participations.Leaving] = []
        one = form.participation
        if self._try(lambda: done.append(participations.take_end_back(self._office, one))):
            sentence = _("The client is still in the project: the end is taken back.")
            self._done(sentence, lambda: participations.give_end_back(self._office, done[0]))

    def _add_later(self, form: ParticipationForm, status: ExitStatus) -> None:
        try:
            participations.save_exit_status(self._office, status)
        except InvalidInput as error:
            for field in form.end.show_problems({"later_on": str(error)}):
                field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        form.end.empty_later()
        self._show_later(form)
        form.end.later_on_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(_("The status is saved"), "good")

    def _drop_later(self, form: ParticipationForm, status: ExitStatus) -> None:
        if self._try(lambda: participations.drop_exit_status(self._office, status)):
            self._show_later(form)
            sentence = _("The status is in the bin.")
            self._offer(sentence, lambda: participations.take_exit_status_back(self._office, status))

    def _show_voluntary(self, form: ParticipationForm) -> None:
        try:
            form.show_voluntary(participations.look_at_voluntary(self._office, form.participation))
        except PlainError as error:
            self.notice.show_words("error", str(error))

    def _entries_changed(self) -> None:
        dirty = any(form.is_dirty() for form in self._forms)
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)

    def _share_identity(self, seen: bool) -> None:
        """Who the client is was seen, or not, whichever participation it is ticked at."""
        for form in self._forms:
            form.eura.identity_check.setChecked(seen)

    # Saving

    def _added_later(self) -> bool:
        """Add the later statuses that are typed; False when one can't be."""
        for form in self._forms:
            if form.end.is_adding():
                form.end.add()
            if form.end.is_adding():
                wrong = [field for field in form.end.fields().values() if field.has_problem()]
                self.problems_found.emit([field.title() for field in wrong])
                return False
        return True

    def _entries(self, changed: Sequence[ParticipationForm]) -> list[Entry]:
        """What is entered, as records; raises InvalidInput where something cannot be read."""
        problems: Problems = {}
        entries = []
        for form in changed:
            entry, unread = form.entered()
            entries.append(entry)
            problems |= {
                participations.field_of(form.participation, name): text for name, text in unread.items()
            }
        if problems:
            raise InvalidInput(problems)
        return entries

    def _show_problems(self, problems: Problems) -> None:
        wrong: list[Field] = []
        others: list[str] = []
        for form in self._forms:
            start = participations.field_of(form.participation, "")
            own = {
                name.removeprefix(start): text for name, text in problems.items() if name.startswith(start)
            }
            wrong += form.show_problems(own)
            others += [text for name, text in own.items() if not form.knows(name)]
        self.problems_found.emit([field.title() for field in wrong])
        if others:
            self.notice.show_words("error", others[0])
        if wrong:
            # After the event that asked for saving: a button that was clicked would take the focus back.
            QTimer.singleShot(0, self, lambda: self._go_to(wrong[0]))

    def _try(self, act: Undo) -> bool:
        """Do something at once; where it is refused, say why."""
        try:
            act()
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        return True

    def _done(self, sentence: str, undo: Undo) -> None:
        self._show()
        self._offer(sentence, undo)
        self.saved.emit()

    def _offer(self, sentence: str, undo: Undo) -> None:
        """Say what was done, with the way back."""
        self._undo = undo
        self.notice.show_words("attention", sentence, [(_("Undo"), self.undo)])
        self.notice.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit("", "info")
        self.keys_changed.emit()

    def _forget_undo(self) -> None:
        self._undo = None
        self.notice.hide()
        self.keys_changed.emit()

    # Showing

    def _show_in_place(self) -> None:
        """Show what is stored, and stay where the work was: at the same field, as far down."""
        bar = self.scroll_area.verticalScrollBar()
        place, focus = bar.value(), QApplication.focusWidget()
        name = focus.objectName() if focus else ""
        left = next((one.participation.id for one in self._forms if focus and one.isAncestorOf(focus)), None)
        self._show()
        again = [one for one in self._forms if one.participation.id == left]
        found = again[0].findChild(QWidget, name) if again else None
        if isinstance(found, QWidget) and found.isVisible():
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_first()
        QTimer.singleShot(0, self, lambda: bar.setValue(place))

    def _show(self) -> None:
        self._client = clients.get(self._office, self._client.id)
        for form in self._forms:
            self.forms_layout.removeWidget(form)
            form.hide()
            form.deleteLater()
        own = participations.of_client(self._office, self._client.id)
        first = own[0] if own else None
        self._forms = [self._make_form(one, None if one is first else first) for one in reversed(own)]
        for place, form in enumerate(self._forms, start=1):
            self.forms_layout.insertWidget(place, form)
        self._show_again(all(one.ended is not None for one in own))
        self.notice.hide()
        self.problems_found.emit([])
        self._dirty = True
        self._entries_changed()
        self.keys_changed.emit()

    def _make_form(self, one: Participation, first: Participation | None) -> ParticipationForm:
        form = ParticipationForm(self._office, self._client, first, self.form_panel)
        form.show_record(one, participations.exit_statuses(self._office, one.id))
        form.show_columns(self.width() - 48)
        form.edited.connect(self._entries_changed)
        form.bin_wanted.connect(lambda: self._bin(form))
        form.end.still_wanted.connect(lambda: self._still(form))
        form.end.added.connect(lambda status: self._add_later(form, status))
        form.end.dropped.connect(lambda status: self._drop_later(form, status))
        form.voluntary.show_wanted.connect(lambda: self._show_voluntary(form))
        form.eura.instruction_button.setMenu(self._languages)
        form.eura.identity_check.toggled.connect(self._share_identity)
        form.show()
        return form

    def _show_later(self, form: ParticipationForm) -> None:
        form.end.show_later(participations.exit_statuses(self._office, form.participation.id))

    def _show_again(self, wanted: bool) -> None:
        self.again_button.setVisible(wanted)
        self.again_label.setVisible(wanted and bool(self._forms))
        self.again_button.setText(_("Start again") if self._forms else _("Starts in the project"))

    def _focus_first(self) -> None:
        if self._forms:
            self._forms[0].start.started_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, field: Field) -> None:
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.ensureWidgetVisible(field)
