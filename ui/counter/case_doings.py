"""The acts on a case at the counter: one panel open at a time, done on the store worker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desks.amending import Form, typed_anew
from app.desks.casework import CaseChoices
from app.desks.draft import Draft
from app.desks.intake import Standing
from app.desks.records import CaseView
from app.domain.errors import HallError, Refused, refusal
from ui.casefile.act_panel import ActPanel
from ui.casefile.terminate_panel import TerminatePanel
from ui.casefile.withdraw_panel import WithdrawPanel
from ui.counter import case_acts as acts
from ui.counter.act_panels import (
    AttachPanel,
    GivePanel,
    HandOverPanel,
    MendPanel,
    RedoPanel,
    ReplacePanel,
    RevealPanel,
    SpotPanel,
)
from ui.counter.amend_panel import AmendPanel
from ui.counter.came_panel import CamePanel
from ui.counter.parts import CounterParts
from ui.sentences import explain
from ui.text import translate
from ui.widgets.date_edit import DateEdit

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case as the page shows it, read in one go."""

    view: CaseView
    choices: CaseChoices
    standing: Standing | None
    """The outcomes of a case that was kept here; None for every other."""
    today: date


class CaseDoings(QWidget):
    """``open`` shows the panel of an act; ``done`` comes when the act is in the journal."""

    done = Signal()
    redone = Signal(object)
    """The draft a voided case was carried over into."""
    closed = Signal()
    failed = Signal(object)
    """A HallError of an act that has no panel."""

    def __init__(self, parts: CounterParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._loaded: Loaded | None = None
        self._busy = False
        self.supply = CamePanel(
            translate("Counter", "Supplements"),
            translate("Counter", "Record, print the receipt"),
            by_post=True,
        )
        self.come_in = CamePanel(
            translate("Counter", "What follows"),
            translate("Counter", "Record what came"),
            by_post=False,
        )
        self.withdraw, self.terminate = WithdrawPanel(), TerminatePanel()
        self.mend, self.replace, self.redo = MendPanel(), ReplacePanel(), RedoPanel()
        self.spot, self.attach, self.reveal = SpotPanel(), AttachPanel(), RevealPanel()
        self.give, self.amend = GivePanel(), AmendPanel()
        self.hand_over = HandOverPanel(tuple(parts.intake.colleagues.values()))
        self._works = self._all_works()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for name, panel in self.panels.items():
            if panel is not self.amend:  # it has its place in the page, where the form is shown
                column.addWidget(panel)
            panel.hide()
            panel.closed.connect(self.close_panels)
            panel.confirmed.connect(lambda name=name: self._do(name))
        self.attach.choose.clicked.connect(self._choose_file)
        self.amend.edited.connect(self._reread)
        self.hide()

    @property
    def panels(self) -> Mapping[str, ActPanel]:
        """The panels by the names of their acts."""
        return {
            acts.GIVE: self.give,
            acts.SUPPLY: self.supply,
            acts.COME_IN: self.come_in,
            acts.WITHDRAW: self.withdraw,
            acts.TERMINATE: self.terminate,
            acts.AMEND: self.amend,
            acts.MEND: self.mend,
            acts.REPLACE: self.replace,
            acts.REDO: self.redo,
            acts.SPOT: self.spot,
            acts.ATTACH: self.attach,
            acts.HAND_OVER: self.hand_over,
            acts.REVEAL: self.reveal,
        }

    @property
    def is_open(self) -> bool:
        """Whether a panel is shown."""
        return not self.isHidden()

    def show_loaded(self, loaded: Loaded) -> None:
        """Offer what this case has; a panel that is open keeps what was typed."""
        other = self._loaded is None or self._loaded.view.file.case.id != loaded.view.file.case.id
        self._loaded = loaded
        if other:
            self.close_panels()
            self.amend.clear()
        if self.is_open:
            return
        file, today = loaded.view.file, loaded.today
        item = loaded.view.item
        self.supply.show_materials(item, acts.still_out(file), today=today)
        self.come_in.show_materials(item, acts.following(file), today=today)
        self.give.show_case(file, today)
        self.withdraw.show_case(file, today)
        self.terminate.show_case(file, today)
        self.mend.show_case(file, today)
        self.replace.show_case(file, today)
        self.redo.show_case(file, today)
        self.spot.show_case(file, today)
        self.attach.show_case(file, today)
        self.hand_over.show_case(file, today)
        self.reveal.show_case(file, today)

    def open(self, name: str) -> None:
        """Show the panel of an act; one that asks nothing is done at once."""
        self.close_panels()
        panel = self.panels.get(name)
        if panel is None:
            self._do(name)
            return
        self.show()
        panel.show()
        panel.begin()
        if name == acts.AMEND:
            self._load_form()

    def close_panels(self) -> None:
        """Put all panels away; what was typed stays in them."""
        was_open = self.is_open
        for panel in self.panels.values():
            panel.hide()
        self.reveal.cover()
        self.hide()
        if was_open:
            self.closed.emit()

    def _do(self, name: str) -> None:
        if self._busy or self._loaded is None:
            return
        try:
            work = self._works[name](self._loaded.view.file.case.id)
        except Refused as error:
            self._refused(name, error)
            return
        self._busy = True
        self._parts.intake.tasks.run(
            self,
            work,
            lambda result: self._did(name, result),
            lambda error: self._refused(name, error),
        )

    def _did(self, name: str, result: object) -> None:
        self._busy = False
        if name == acts.REVEAL:
            self.reveal.say("")
            self.reveal.show_value(str(result))
            return
        if name == acts.AMEND:
            self.amend.forget()
        self.close_panels()
        if name == acts.REDO and isinstance(result, Draft):
            self.redone.emit(result)
        else:
            self.done.emit()

    def _refused(self, name: str, error: HallError) -> None:
        self._busy = False
        panel = self.panels.get(name)
        if panel is not None:
            panel.say(explain(error))
        else:
            self.failed.emit(error)

    def _load_form(self) -> None:
        """The form is opened only when it is wanted: it shows what the page masks."""
        if self._loaded is None:
            return
        case, casework = self._loaded.view.file.case.id, self._parts.casework
        self._parts.intake.tasks.run(
            self,
            lambda: casework.form(case),
            self._show_form,
            lambda error: self._refused(acts.AMEND, error),
        )

    def _show_form(self, form: Form) -> None:
        if self._loaded is None or self._loaded.view.file.case.id != form.case_id:
            return
        self.amend.show_form(form)
        self._reread()
        self.amend.go_to_first(typed_anew(form, self.amend.typed, self._today))

    def _reread(self) -> None:
        if (form := self.amend.filled) is not None:
            self.amend.show_reading(typed_anew(form, self.amend.typed, self._today))

    def _choose_file(self) -> None:
        kinds = translate("Counter", "Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
        path = self._parts.files.open(translate("Counter", "Choose a scan"), kinds)
        if path is not None:
            self.attach.path.set_value(str(path))

    def _all_works(self) -> Mapping[str, Callable[[str], Work]]:
        """What each act does with the case of that id; widgets are read before the worker runs."""
        return {
            acts.SUPPLY: self._supply,
            acts.COME_IN: self._come_in,
            acts.OWED: lambda case: lambda: self._parts.casework.issue_owed(case),
            acts.GIVE: self._give,
            acts.WITHDRAW: self._withdraw,
            acts.TERMINATE: self._terminate,
            acts.AMEND: self._amend,
            acts.MEND: self._mend,
            acts.REPLACE: self._replace,
            acts.REDO: self._redo,
            acts.SPOT: self._spot,
            acts.ATTACH: self._attach,
            acts.HAND_OVER: self._hand_over,
            acts.REVEAL: self._reveal,
        }

    def _supply(self, case: str) -> Work:
        came, on = self.supply.came(), self._day(self.supply.arrived)
        posted = typed_day(self.supply.posted)
        counter = self._parts.intake.counter
        return lambda: counter.supply(case, came, arrived_on=on, posted_on=posted)

    def _come_in(self, case: str) -> Work:
        came, on = self.come_in.came(), self._day(self.come_in.arrived)
        asked = self._loaded is not None and bool(self._loaded.view.file.case.request)
        casework = self._parts.casework
        return lambda: casework.come_in(case, came, arrived_on=on, answers_request=asked)

    def _give(self, case: str) -> Work:
        on, casework = self._day(self.give.on), self._parts.casework
        file = self._loaded.view.file if self._loaded is not None else None
        notice = acts.ungiven_notice(file) if file is not None else None
        paper = notice.id if notice is not None else ""
        return lambda: casework.give(case, paper, on=on)

    def _withdraw(self, case: str) -> Work:
        panel, casework = self.withdraw, self._parts.casework
        reason, back = panel.reason.value(), panel.given_back()
        on = self._day(panel.requested_on)
        return lambda: casework.withdraw(case, reason=reason, requested_on=on, returned=back)

    def _terminate(self, case: str) -> Work:
        plan = self.terminate.value()
        return lambda: self._parts.casework.terminate(case, plan)

    def _amend(self, case: str) -> Work:
        typed, reason = self.amend.typed, self.amend.reason.value()
        return lambda: self._parts.casework.amend(case, typed, reason=reason)

    def _mend(self, case: str) -> Work:
        panel, casework = self.mend, self._parts.casework
        value, papers, reason = panel.value.value(), panel.paper_ids(), panel.reason.value()
        if panel.what.value() == "phone":
            return lambda: casework.correct_phone(
                case, phone=value, paper_ids=papers, reason=reason
            )
        return lambda: casework.correct_name(case, name=value, paper_ids=papers, reason=reason)

    def _replace(self, case: str) -> Work:
        paper, reason = self.replace.paper.value() or "", self.replace.reason.value()
        return lambda: self._parts.casework.replace_paper(case, paper, reason=reason)

    def _redo(self, case: str) -> Work:
        reason = self.redo.reason.value()

        def redo() -> Draft:
            _, draft = self._parts.casework.redo(case, reason=reason)
            self._parts.intake.counter.keep_draft(draft)
            return draft

        return redo

    def _spot(self, case: str) -> Work:
        panel, casework = self.spot, self._parts.casework
        no, before, after = panel.material.value(), panel.before.value(), panel.after.value()
        materials = self._loaded.view.file.materials if self._loaded is not None else ()
        material = next(each for each in materials if each.no == no)
        return lambda: casework.spot_correct(case, material, before=before, after=after)

    def _attach(self, case: str) -> Work:
        no, path = self.attach.material.value() or 0, Path(self.attach.path.value())
        return lambda: self._parts.casework.scans.attach(case, no, path)

    def _hand_over(self, case: str) -> Work:
        passing = self.hand_over.value(self._parts.intake.person)
        return lambda: self._parts.casework.hand_over(case, passing)

    def _reveal(self, case: str) -> Work:
        what, purpose = self.reveal.what.value() or "number", self.reveal.purpose.value()
        return lambda: self._parts.records.reveal(case, what, purpose)

    @property
    def _today(self) -> date:
        return self._loaded.today if self._loaded is not None else date.min

    def _day(self, field: DateEdit) -> date:
        """The day in a field; today where it is empty."""
        return typed_day(field) or self._today


def typed_day(field: DateEdit) -> date | None:
    """The day that stands in a field, None where it is empty. Refused when it is no date."""
    day = field.day()
    if day is None and field.value():
        raise Refused(refusal("date.unreadable", typed=field.value()))
    return day
