"""The page of one visit: written in seconds, saved whole; and from there on to the next stop of the day."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget

from osaava_desktop.domain import texts, visits
from osaava_desktop.domain.outreach import Unnamed, Visit
from osaava_desktop.domain.visits import WholeVisit
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, shortcuts, theme
from osaava_desktop.screens.draft_keeper import DraftKeeper
from osaava_desktop.screens.name_head import NameHeadDialog
from osaava_desktop.screens.outreach_choices import Whereabouts
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.place import PlaceDialog
from osaava_desktop.screens.visit_entry import VisitEntry, from_draft
from osaava_desktop.screens.visit_form import VisitForm
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import naming, outreach, outreach_lists
from osaava_desktop.services.naming import Naming
from osaava_desktop.store.office import Office

_MARGINS, _SCROLL_BAR, _ROOM = 48, 12, 790


class VisitPage(Page):
    """Writes down a visit or changes one. ``saved`` brings it as stored, ``binned`` what went to the bin."""

    ui_file = "visit.ui"
    notice: Notice
    next_button: QPushButton
    name_button: QPushButton
    undo_button: QPushButton
    total_label: QLabel
    sum_label: QLabel
    bin_button: QPushButton
    scrolled_layout: QBoxLayout

    saved = Signal(object)
    binned = Signal(object)

    def __init__(self, office: Office, visit: Visit | None, parent: QWidget | None = None) -> None:
        """``visit`` is None for a new one."""
        super().__init__(parent)
        self._office = office
        self._named: Naming | None = None
        self._tight = False
        self._bin_words = self.bin_button.text()
        self.bin_button.setAccessibleName(self._bin_words.replace("&", ""))
        self._draft: dict[str, Any] | None = None
        self.form = VisitForm(office, self)
        self.scrolled_layout.insertWidget(0, self.form, 1)
        self.form.counted.connect(self._show_total)
        self._whole = outreach.whole(office, visit.id) if visit else WholeVisit(visit=_guess(office))
        self._clean = self._shown()
        self._drafts = DraftKeeper(office, self._form_name(), lambda: self.form.entry().draft(), self)
        self._connect()
        self._offer_draft()

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self._changed)
        form.dismissed.connect(self.closed)
        form.place_wanted.connect(self.add_place)
        form.stop_opened.connect(self.open_stop)
        self._drafts.failed.connect(lambda sentence: self.notice.show_words("error", sentence))
        self.next_button.clicked.connect(lambda: self.next_stop())
        self.name_button.clicked.connect(lambda: self.name_one())
        self.undo_button.clicked.connect(lambda: self.undo())
        self.bin_button.clicked.connect(lambda: self.put_in_bin())
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcuts.bind(self, keys, self.next_stop)
        shortcuts.tell(self.next_button, "Ctrl+Enter")

    # What the shell asks

    def title(self) -> str:
        """Where the visit was."""
        if self._is_new():
            return _("New visit")
        visit = self._whole.visit
        where = Whereabouts(self._office)
        return where.words(where.get(visit.place, visit.locality))

    def facts(self) -> str:
        """The day and the channel of a stored visit."""
        visit = self._whole.visit
        day = texts.format_weekday_date(visit.on)
        return day if self._is_new() else f"{day} · {visit.channel.label}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        undo = [("Ctrl+Z", _("undo"))] if self._named else []
        return [("Ctrl+S", _("saves")), ("Ctrl+Enter", _("another stop")), *undo, ("Esc", _("back"))]

    def activated(self) -> None:
        """The stops of the day as they are now; the work begins at the place."""
        if not self._is_new() and not self.is_dirty():
            self._tried(lambda: self._take_over(self._whole.visit.id))
        self._show_day()
        if self._draft is not None:
            self.notice.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_place()

    def is_dirty(self) -> bool:
        """Whether anything differs from what was shown at first."""
        return not self.form.entry().is_same(self._clean)

    def save(self) -> bool:
        """Save all that was entered in one change; say beside the fields what keeps it from being saved."""
        self.notice.hide()
        try:
            stored = outreach.save_whole(self._office, self.form.read(self._whole.visit))
            self._drafts.drop()
        except InvalidInput as error:
            self.problems_found.emit(self.form.show_problems(error.problems))
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._show(stored)
        self.said.emit(_("The visit is saved"), "good")
        self.saved.emit(stored.visit)
        return True

    def discard(self) -> None:
        """Show what is stored."""
        self._drafts.drop()
        self._show(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The form takes what room there is."""
        super().resizeEvent(event)
        self.form.fit(self.width() - _MARGINS - _SCROLL_BAR, self.height())
        self._tight = self.width() < theme.scaled(_ROOM)
        self._show_buttons()

    # Slots

    def next_stop(self) -> None:
        """Save, and begin the next stop of the same day where this one ended."""
        if (self._is_new() or self.is_dirty()) and not self.save():
            return
        latest = self._whole.visit
        self._named = None
        self._show(WholeVisit(visit=visits.next_stop(latest, latest.on)))
        self.form.focus_place()

    def open_stop(self, visit: Visit) -> None:
        """Another visit of the day, on top of this one."""
        if visit.id != self._whole.visit.id:
            page = VisitPage(self._office, visit)
            page.saved.connect(self.saved)
            page.binned.connect(self.binned)
            self.opened.emit(page)

    def add_place(self, name: str) -> None:
        """A place that is not in the register yet."""
        dialog = PlaceDialog(self._office, self)
        dialog.name_edit.setText(name)
        choices.choose(dialog.channel_combo, self.form.entry().channel)
        if dialog.exec() and dialog.stored is not None:
            self.form.renew_places()
            self.form.choose_place(dialog.stored)
        dialog.deleteLater()

    def name_one(self) -> None:
        """Tie one of the heads without a name to a person; what was entered is saved first."""
        if self.is_dirty() and not self.save():
            return
        dialog = NameHeadDialog(self._office, Unnamed(visit=self._whole.visit.id), self)
        if dialog.exec() and dialog.done_act is not None:
            self._named = dialog.done_act
            self._after_naming(_("{name} is counted by name now").format(name=self._named.person.name))
        dialog.deleteLater()

    def undo(self) -> None:
        """Take the name back from the head that got it last."""
        if self._named is None:
            return
        if self.is_dirty() and not self.save():
            return
        named = self._named
        if self._tried(lambda: naming.take_back(self._office, named)):
            self._named = None
            self._after_naming(_("Undone: {name} is without a name again").format(name=named.person.name))

    def put_in_bin(self) -> None:
        """Take the visit out of lists and figures; the list knows the way back."""
        visit = self._whole.visit
        if self._tried(lambda: outreach.put_in_bin(self._office, [visit])):
            self._drafts.drop()
            self._clean = self.form.entry()
            self.closed.emit()
            self.binned.emit(visit)

    # The draft

    def renewed(self) -> Mapping[str, object]:
        """The visit, which may have been a new one."""
        return {"visit": None if self._is_new() else self._whole.visit}

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
        self.notice.show_words("attention", _("A visit was left without being saved."), acts)

    def _go_on(self) -> None:
        assert self._draft is not None
        entry: VisitEntry = from_draft(self._office, self._draft)
        self._end_offer()
        self.form.show_entry(entry)
        self._changed()

    def _throw_away(self) -> None:
        self._end_offer()
        self._drafts.drop()

    def _end_offer(self) -> None:
        self._draft = None
        self.notice.hide()
        self.form.setEnabled(True)
        self.form.focus_place()

    # Inside

    def _is_new(self) -> bool:
        return self._whole.visit.created is None

    def _form_name(self) -> str:
        return "visit new" if self._is_new() else f"visit {self._whole.visit.id}"

    def _tried(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        return True

    def _after_naming(self, words: str) -> None:
        self._take_over(self._whole.visit.id)
        self.saved.emit(self._whole.visit)
        self.keys_changed.emit()
        self.said.emit(words, "good")
        # After the dialog has given the window back.
        QTimer.singleShot(0, self, lambda: self.form.people_view.setFocus(Qt.FocusReason.OtherFocusReason))

    def _take_over(self, visit: UUID) -> None:
        self._show(outreach.whole(self._office, visit))

    def _show(self, whole: WholeVisit) -> None:
        self._whole = whole
        self._clean = self._shown()
        self._drafts.form = self._form_name()
        self._show_day()
        self.problems_found.emit([])
        self.dirty_changed.emit(False)
        self.heading_changed.emit()

    def _shown(self) -> VisitEntry:
        """The entries of the visit at hand, shown as it is stored."""
        with QSignalBlocker(self.form):
            self.form.show_whole(self._whole)
        self._show_total(len(self._whole.people), self._whole.heads)
        self._show_buttons()
        return self.form.entry()

    def _show_buttons(self) -> None:
        """What can be done with the visit; in a tight window in fewer words."""
        self.bin_button.setVisible(not self._is_new())
        self.bin_button.setText("" if self._tight else self._bin_words)
        self.name_button.setVisible(not self._is_new() and self._whole.heads > 0)
        self.sum_label.setHidden(self._tight)
        self.undo_button.setVisible(self._named is not None)
        if self._named is not None:
            words = _("Undo: {act}").format(act=self._named.person.family_name)
            self.undo_button.setText(_("Undo") if self._tight else words.replace("&", "&&"))
            shortcuts.tell(self.undo_button, "Ctrl+Z", words)

    def _show_total(self, named: int, unnamed: int) -> None:
        self.total_label.setText(texts.format_number(named + unnamed))
        words = _("{named} by name\n+ {unnamed} without a name")
        self.sum_label.setText(
            words.format(named=texts.format_number(named), unnamed=texts.format_number(unnamed))
        )

    def _show_day(self) -> None:
        visit = self._whole.visit
        worker = visit.worker or self._office.person.id
        self.form.show_stops(outreach_lists.stops(self._office, visit.on, worker), visit.id)

    def _changed(self) -> None:
        dirty = self.is_dirty()
        if dirty:
            self._drafts.touch()
        else:
            self._drafts.drop()
        self.dirty_changed.emit(dirty)


def _guess(office: Office) -> Visit:
    """A new visit of today, which goes on where the last one of today ended."""
    last = outreach.last_visit(office)
    return visits.next_stop(last if last and last.on == office.today else None, office.today)
