"""One application on one page: item, people, materials, outcomes and clocks all in sight."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.desks.draft import Draft, Spot
from app.desks.intake import Finish, Finished, Outcome, Standing
from app.domain.errors import HallError, refusal
from app.domain.item import Item
from app.domain.materials import Material
from ui.casefile.act_panel import ActPanel
from ui.counter.agent_card import AgentCard
from ui.counter.applicant_card import ApplicantCard
from ui.counter.clocks_card import ClocksCard
from ui.counter.decline_panel import DeclinePanel
from ui.counter.draft_keeper import DraftKeeper
from ui.counter.guide_sheet import GuideSheet
from ui.counter.item_card import ItemCard
from ui.counter.late_card import LateCard
from ui.counter.materials_card import MaterialsCard
from ui.counter.outcomes_card import OutcomesCard
from ui.counter.override_panel import OverridePanel
from ui.counter.own_fields_card import OwnFieldsCard
from ui.counter.parts import Intake
from ui.counter.phrases_at import phrases_at
from ui.counter.promise_panel import PromisePanel
from ui.counter.spots import SpotCorrections
from ui.sentences import explain, sentence
from ui.widgets.card import BETWEEN
from ui.widgets.columns import CardColumn
from ui.widgets.phrases import Phrase, PhrasePicker

WIDE = 1500
"""From this width of the page on the outer columns get more room."""
LOW = 800
"""Below this height the item's own fields fold away while materials are checked."""


class IntakePage(QWidget):
    """``finished`` tells the draft and the ``Finished`` it became."""

    finished = Signal(object, object)

    def __init__(self, parts: Intake, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.item_card = ItemCard(parts.find_items)
        self.late = LateCard(parts.colleagues)
        self.applicant = ApplicantCard()
        self.agent = AgentCard()
        self.own_fields = OwnFieldsCard()
        self.materials = MaterialsCard(parts.suggest)
        self.outcomes = OutcomesCard()
        self.promise = PromisePanel()
        self.decline = DeclinePanel()
        self.override = OverridePanel(parts.supervisors)
        self.spots = SpotCorrections(parts.counter.correct_on_the_spot, self)
        self.clocks = ClocksCard()
        self.guide = GuideSheet(self)
        self.keeper = DraftKeeper(
            parts.counter, parts.tasks, parts.now, interval_ms=parts.autosave_ms, parent=self
        )
        self._picker: PhrasePicker | None = None
        self._work_of: dict[str, tuple[tuple[Material, ...], tuple[Spot, ...]]] = {}
        self._busy = self._tried = False
        self._draft = parts.counter.new_draft()
        self._standing = parts.counter.standing(self._draft)
        self._lay_out()
        self._connect()
        self.show_draft(self._draft)

    @property
    def draft(self) -> Draft:
        """What was typed so far."""
        return self._draft

    @property
    def standing(self) -> Standing:
        """What it means and allows."""
        return self._standing

    def show_draft(self, draft: Draft) -> None:
        """Show another draft; the one before was saved by the keeper."""
        self.keeper.save_now()
        self._draft, self._tried, self._work_of = draft, False, {}
        self._standing = self._parts.counter.standing(draft)
        item = self._standing.item
        self._show_item(item)
        self.late.show_values(draft.late_entry)
        self.applicant.show_values(draft.applicant)
        self.agent.show_values(draft.agent)
        self.decline.clear()
        self.override.reason.set_value("")
        self.outcomes.say("")
        self.outcomes.as_promised.setChecked(False)
        self._show_panel(None)
        self.renew()

    def renew(self) -> None:
        """Ask the rules again and show what they say."""
        self._standing = standing = self._parts.counter.standing(self._draft)
        today = standing.dates.received_on
        self.applicant.show_reading(standing.reading, all_of_them=self._tried)
        self.agent.show_reading(standing.reading, all_of_them=self._tried)
        self.own_fields.show_reading(standing.reading, all_of_them=self._tried)
        agent = standing.reading.personal.agent is not None
        self.materials.show_list(
            standing.item,
            self._draft.rows(standing.item),
            agent=agent,
            today=today,
            promises=standing.promises,
        )
        self.spots.show_draft(self._draft, standing.item)
        self.outcomes.show_standing(standing, today)
        self.clocks.show_standing(standing)

    def begin(self) -> None:
        """Put the focus where work begins."""
        if self._standing.item is None:
            self.item_card.begin()
        else:
            self.materials.begin()

    def begin_identity(self) -> None:
        """F3: the line for a card reader, in the card where the focus is."""
        focus = QApplication.focusWidget()
        at_agent = focus is not None and self.agent.isAncestorOf(focus)
        (self.agent if at_agent else self.applicant).reader.begin()

    def choose(self, outcome: Outcome) -> None:
        """What the key of an outcome does: ask what must be asked, or finish."""
        if outcome is Outcome.DECLINE and not self.decline.isHidden():
            self.decline.confirmed.emit()
        elif outcome is Outcome.TOLERATE and not self.promise.isHidden():
            self.promise.confirmed.emit()
        elif not self.spots.open_words():
            self._show_panel(None)
            self.outcomes.act(outcome)

    def correct_on_the_spot(self) -> None:
        """Ctrl+E: what the applicant corrected by hand before the visit ends."""
        if (item := self._standing.item) is None:
            self._show_panel(None)
            self.outcomes.say(sentence(refusal("intake.no_item")))
        elif item.materials and self.spots.panel.isHidden():
            self.spots.offer(item)
            self._open(self.spots.panel)

    def keep(self) -> None:
        """Save what was typed, now."""
        self.keeper.save_now()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._left.setFixedWidth(430 if wide else 356)
        self._right.setFixedWidth(320 if wide else 276)
        self.guide.place()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._picker is None:
            self._picker = PhrasePicker(self.window(), self.phrases_for)
            detail = self.materials.detail
            for field in (detail.defect, detail.remedy, self.decline.facts, self.decline.basis):
                self._picker.attach(field)

    def _lay_out(self) -> None:
        self._left, self._right = CardColumn(), CardColumn()
        people = (self.item_card, self.late, self.applicant, self.agent)
        self._panels = (self.promise, self.decline, self.override, self.spots.panel)
        self.materials.header.addWidget(self.spots.link)
        results = (self.outcomes, *self._panels, self.spots.card, self.clocks)
        for column, cards in ((self._left, people), (self._right, results)):
            for card in cards:
                column.add(card)
            column.end()
        middle = QVBoxLayout()
        middle.setSpacing(BETWEEN)
        middle.addWidget(self.own_fields)
        middle.addWidget(self.materials, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(BETWEEN)
        whole.addWidget(self._left)
        whole.addLayout(middle, 1)
        whole.addWidget(self._right)

    def _connect(self) -> None:
        self.item_card.item_chosen.connect(self._choose_item)
        self.item_card.wish_typed.connect(self._choose_wish)
        self.item_card.guide_wanted.connect(self._show_guide)
        for card in (self.applicant, self.agent, self.own_fields):
            card.edited.connect(self._edited)
            card.left.connect(self._show_remarks)
        self.late.edited.connect(self._edited)
        self.late.finished.connect(self.applicant.begin)
        self.applicant.finished.connect(self._after_applicant)
        self.agent.finished.connect(self._after_agent)
        self.own_fields.finished.connect(self.materials.begin)
        self.materials.changed.connect(self._marked)
        self.materials.entered.connect(self._make_room)
        self.materials.finished.connect(self._to_outcome)
        self.outcomes.outcome_chosen.connect(self._chosen)
        self.outcomes.unwilling.connect(self._unwilling)
        signed = Finish(Outcome.TOLERATE, promise_signed=True)
        self.promise.confirmed.connect(lambda: self._finish(signed))
        self.decline.confirmed.connect(self._declined)
        self.applicant.photo_wanted.connect(lambda: self._open(self.override))
        self.override.confirmed.connect(lambda: self.override.let_pass(self._draft, self._parts))
        self.override.passed.connect(self._passed)
        self.spots.link.clicked.connect(self.correct_on_the_spot)
        self.spots.changed.connect(self._spotted)
        for panel in self._panels:
            panel.closed.connect(self._close_panel)

    def _choose_item(self, item: Item) -> None:
        self._stash()
        marked, spots = self._work_of.get(item.code, ((), ()))
        used = (item.code, *(code for code in self.item_card.search.used if code != item.code))
        self.item_card.search.used = used[:20]
        draft = replace(self._draft, materials=marked, spots=spots)
        self._change(replace(draft, item_code=item.code, outside_list=""))
        self._after_item()

    def _choose_wish(self, wish: str) -> None:
        self._stash()
        draft = replace(self._draft, materials=(), spots=())
        self._change(replace(draft, item_code="", outside_list=wish))
        self._after_item()

    def _stash(self) -> None:
        """What was marked for the item before comes back if it is chosen again."""
        self._work_of[self._draft.item_code] = (self._draft.materials, self._draft.spots)

    def _after_item(self) -> None:
        self._show_item(self._standing.item)
        self.renew()
        if self._draft.applicant:
            self._after_agent()
        else:
            self.applicant.begin()

    def _show_item(self, item: Item | None) -> None:
        self.item_card.show_item(item, outside=bool(self._draft.outside_list))
        self.applicant.show_item(item)
        self.own_fields.show_item(item)
        self.own_fields.show_values(self._draft.fields)

    def _after_applicant(self) -> None:
        if self.agent.has_agent:
            self.agent.begin()
        else:
            self._after_agent()

    def _after_agent(self) -> None:
        if self.own_fields.has_fields:
            self.own_fields.begin()
        else:
            self.materials.begin()

    def _to_outcome(self) -> None:
        """After the last material: the likeliest outcome takes the focus."""
        likely = [each for each in self._standing.choices if each.likely and each.possible]
        if likely:
            self.outcomes.buttons[likely[0].outcome].setFocus()

    def _edited(self) -> None:
        """Something was typed: take it all into the draft. Fields of other items stay."""
        names = {spec.key for spec in (self._standing.item.fields if self._standing.item else ())}
        others = {key: value for key, value in self._draft.fields.items() if key not in names}
        self._change(
            replace(
                self._draft,
                applicant=self.applicant.values(),
                agent=self.agent.values(),
                fields=others | self.own_fields.values(),
                late_entry=self.late.values(),
            )
        )

    def _make_room(self) -> None:
        """Materials are being checked: on a low screen the fields fold down to their head."""
        if self.height() < LOW and self.own_fields.has_fields:
            self.own_fields.fold(True)

    def _marked(self, materials: Sequence[Material]) -> None:
        self._change(self._draft.with_rows(self._standing.item, tuple(materials)))

    def _spotted(self, spots: tuple[Spot, ...]) -> None:
        self._change(replace(self._draft, spots=spots))
        self._show_panel(None)
        self.materials.begin()

    def _change(self, draft: Draft) -> None:
        if draft == self._draft:
            return
        self._draft = draft
        self.outcomes.say("")
        self.renew()
        if not self._busy:
            self.keeper.touch(draft)

    def _show_remarks(self) -> None:
        reading = self._standing.reading
        for card in (self.applicant, self.agent, self.own_fields):
            card.show_reading(reading, all_of_them=self._tried)

    def _unwilling(self) -> None:
        """An outcome that is not possible was asked for: show all remarks, go to the first."""
        self._tried = True
        self.renew()
        reading = self._standing.reading
        blocks = reading.blocks or reading.gaps
        if not blocks:
            return
        where, _, name = blocks[0].field.partition(".")
        if where == "fields":
            self.own_fields.go_to(name)
            return
        form = (self.agent if where == "agent" else self.applicant).form
        if name in form.names:
            form.go_to(name)

    def _chosen(self, outcome: Outcome) -> None:
        if outcome is Outcome.TOLERATE:
            self._show_panel(self.promise)
            self.promise.ask(self._draft.materials, self._standing.promises)
        elif outcome is Outcome.DECLINE:
            item = self._standing.item
            self.decline.offer_body(item.where_to_go if item is not None else "")
            self._open(self.decline)
        else:
            self._finish(Finish(outcome, as_promised=self.outcomes.wants_promised))

    def _declined(self) -> None:
        self._finish(Finish(Outcome.DECLINE, declining=self.decline.value()))

    def _finish(self, plan: Finish) -> None:
        if self._busy:
            return
        self._busy = True
        draft = self._draft
        self.keeper.forget()
        self._parts.tasks.run(
            self,
            lambda: self._parts.counter.finish(draft, plan),
            lambda finished: self._finished(draft, finished),
            self._refused,
        )

    def _finished(self, draft: Draft, finished: Finished) -> None:
        self._busy = False
        self._draft = self._parts.counter.new_draft()
        self.finished.emit(draft, finished)

    def _refused(self, error: HallError) -> None:
        self._busy = False
        self._tried = True
        self.keeper.touch(self._draft)
        self.renew()
        shown = [panel for panel in (self.promise, self.decline) if not panel.isHidden()]
        (shown[0] if shown else self.outcomes).say(explain(error))

    def _close_panel(self) -> None:
        self._show_panel(None)
        self.outcomes.buttons[Outcome.KEEP].setFocus()

    def _show_panel(self, panel: QWidget | None) -> None:
        self.outcomes.setVisible(panel is None)
        for each in self._panels:
            each.setVisible(each is panel)

    def _open(self, panel: ActPanel) -> None:
        self._show_panel(panel)
        panel.begin()

    def _passed(self, draft: Draft) -> None:
        """The number passes; what was typed meanwhile stays."""
        self._show_panel(None)
        self._change(replace(self._draft, override=draft.override))

    def _show_guide(self) -> None:
        if (item := self._standing.item) is not None:
            self.guide.show_guide(self._parts.guide(item))

    def phrases_for(self, field: QWidget) -> Sequence[Phrase]:
        """Common phrases of the hall for the field in use; laws of the item for a basis."""
        place = {
            self.materials.detail.defect: "defect",
            self.materials.detail.remedy: "remedy",
            self.decline.facts: "decline",
        }.get(field, "basis")
        return phrases_at(place, self._parts.phrases, self._standing.item)
