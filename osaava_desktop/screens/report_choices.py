"""What is chosen above the report: the year, the base, the paper's language and how much is laid out."""

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from osaava_desktop import i18n
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.choices import choose, fill
from osaava_desktop.services import recorded_years
from osaava_desktop.store.office import Office

_REPORTING_MONTHS = 4
"""Until the end of April it is last year's summary that people work on."""


class ReportChoices(QObject):
    """``changed`` when something else is to be counted, ``extended`` when more or less is to be laid out."""

    changed = Signal()
    extended = Signal()

    def __init__(
        self, office: Office, year: QComboBox, basis: QComboBox, language: QComboBox, extent: QComboBox
    ) -> None:
        super().__init__(year)
        self._year, self._basis, self._language, self._extent = year, basis, language, extent
        self._fill(office)
        for combo in (year, basis, language):
            combo.currentIndexChanged.connect(lambda: self.changed.emit())
        extent.currentIndexChanged.connect(lambda: self.extended.emit())

    def year(self) -> int:
        """The year."""
        chosen: int = self._year.currentData()
        return chosen

    def basis(self) -> Basis:
        """Who the base of the shares is."""
        return Basis(self._basis.currentData())

    def language(self) -> Language:
        """The language of the paper."""
        return Language(self._language.currentData())

    def extent(self) -> Extent:
        """How much is laid out."""
        return Extent(self._extent.currentData())

    def go_back(self, year: int, language: Language) -> None:
        """Choose what was chosen before, without a word."""
        with QSignalBlocker(self._year), QSignalBlocker(self._language):
            choose(self._year, year)
            choose(self._language, language)

    def _fill(self, office: Office) -> None:
        today = office.today
        wanted = today.year - 1 if today.month <= _REPORTING_MONTHS else today.year
        years = recorded_years.known(office)
        fill(self._year, [(_("Year {year}").format(year=year), year) for year in years], blank=False)
        choose(self._year, wanted)
        bases = [(_("Base: started"), Basis.STARTED), (_("Base: took part"), Basis.ACTIVE)]
        fill(self._basis, bases, blank=False)
        choose(self._basis, office.profile.basis)
        fill(self._language, [(capital(one.label), one) for one in Language], blank=False)
        choose(self._language, Language(i18n.current()))
        fill(self._extent, [(capital(one.label), one) for one in Extent], blank=False)
        for combo in (self._basis, self._language, self._extent):
            combo.setMinimumWidth(theme.scaled(88))
