"""Where a step came from, and with whom it is taken: the opportunity and the partner of its form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QComboBox

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.partners import Opportunity, Partner
from osaava_desktop.domain.pathways import PathwayStep
from osaava_desktop.screens.choices import choose, fill
from osaava_desktop.screens.partner_box import PartnerBox
from osaava_desktop.services import opportunities, partners
from osaava_desktop.store.office import Office


class StepSource:
    """Two fields that go together: who offers the opportunity is the partner, unless another is named."""

    def __init__(
        self, office: Office, opportunity: QComboBox, partner: PartnerBox, changed: Callable[[], object]
    ) -> None:
        self._office, self._combo, self._box, self._changed = office, opportunity, partner, changed
        self._all = {one.id: one for one in opportunities.opportunities(office)}
        partner.begin(office)
        partner.picked.connect(lambda: changed())
        opportunity.activated.connect(lambda: self._follow())

    def show_step(self, step: PathwayStep | None, opportunity: Opportunity | None) -> None:
        """What the step has; of a new one, what the ``opportunity`` has that it comes from."""
        offered = opportunity.id if opportunity else None
        chosen = step.opportunity if step else offered
        fill(self._combo, [(one.title, one.id) for one in self._all.values() if self._is_open(one, chosen)])
        choose(self._combo, chosen)
        source = step or opportunity
        partner = source.partner if source else None
        self._box.show_partner(partners.get(self._office, partner) if partner else None)

    def values(self, problems: Problems) -> dict[str, Any]:
        """The fields of a step; a text that is no partner is said in ``problems``."""
        self._box.check(problems, needed=False)
        partner = None if self.new_partner() else self._box.key()
        return {"partner": partner, "opportunity": self._combo.currentData()}

    def new_partner(self) -> Partner | None:
        """The partner chosen, where it is not stored yet."""
        chosen = self._box.chosen()
        return chosen if chosen is not None and chosen.created is None else None

    def _is_open(self, one: Opportunity, chosen: UUID | None) -> bool:
        return one.id == chosen or one.open_until is None or one.open_until >= self._office.today

    def _follow(self) -> None:
        found = self._all.get(self._combo.currentData())
        if found is not None and found.partner is not None and not self._box.text().strip():
            self._box.show_partner(partners.get(self._office, found.partner))
            self._changed()
