"""管理: people, letters, lists, the hall, its list of items, its calendar, and this machine."""

from app.desks.admin_bans import BanList
from app.desks.admin_calendar import CalendarBook
from app.desks.admin_catalogue import ItemList
from app.desks.admin_erasing import EraseBook
from app.desks.admin_hall import HallData
from app.desks.admin_letters import LetterRegister
from app.desks.admin_logs import LogBook
from app.desks.admin_machine import MachineBook
from app.desks.admin_people import StaffList
from app.desks.admin_register import Register
from app.desks.office import Office
from app.domain.journal import Entry
from app.domain.people import OFFICERS, Role
from app.sealing import KeyCost
from app.settings import Home


class AdminDesk:
    """The desk of the three officers (三员), one part a section of its page.

    Every write of reference data goes to the centre first and then to this store; every verb is
    refused to whoever is not the officer whose it is.
    """

    def __init__(self, office: Office, *, cost: KeyCost | None = None) -> None:
        home = Home(office.home)
        chosen = cost or KeyCost()
        register = Register(office)
        self.office = office
        self._register = register
        self.people = StaffList(register, chosen)
        self.letters = LetterRegister(register)
        self.bans = BanList(register)
        self.hall = HallData(register)
        self.items = ItemList(register, home)
        self.calendar = CalendarBook(register)
        self.erasing = EraseBook(register)
        self.machine = MachineBook(register, home, chosen)
        self.logs = LogBook(register)

    @property
    def officer(self) -> Role:
        """Which of the three this person is. Refused for everybody else."""
        self._register.ensure(*OFFICERS)
        return next(role for role in OFFICERS if self.office.person.has(role))

    def changes(self, limit: int) -> tuple[Entry, ...]:
        """Who changed what in the hall's reference data, newest first. Needs the line."""
        return self._register.changes(limit)
