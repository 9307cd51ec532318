"""One installation: its place, its line, copies of its disk, and a centre that is away."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.case import State
from app.domain.errors import Unavailable
from app.domain.machines import Shutting, shutting_text
from app.domain.reference import ReferenceKind, person_text
from app.machine import boot_milliseconds, machine_identity, utc_now
from app.main import Program, is_set_up
from app.reach import Reach
from app.settings import Home, Settings
from app.wording import sentence
from tests.hall import (
    CLERK,
    FOOD,
    PASSWORD,
    Clock,
    Counter,
    Hall,
    make_centre,
    why,
)


def test_a_machine_is_told_from_others_and_its_clocks_go_on() -> None:
    assert machine_identity() == machine_identity() != ""
    assert boot_milliseconds() <= boot_milliseconds()
    assert utc_now().tzinfo is not None


def test_before_set_up_an_installation_says_so(folder: Path) -> None:
    home = Home(folder / "home")
    assert not is_set_up(home)
    program = Program(home, Settings(), clock=Clock(), machine="m")
    assert not is_set_up(home)
    assert why(lambda: program.place) == "setup.missing"
    assert why(lambda: program.known) == "setup.missing"
    changes = program.round()
    assert changes.trouble is not None
    assert changes.trouble.code == "setup.missing"
    program.close()


def test_the_login_page_names_everybody_with_their_sounds(counter: Counter) -> None:
    assert is_set_up(counter.home)
    front = counter.program.front()
    clerk = next(each for each in front.people if each.name == CLERK)
    assert clerk.find_by == "surina srn"
    assert (front.hall, front.hint) == ("示例县政务服务中心", PASSWORD)


def test_the_line_state_counts_what_waits(hall: Hall) -> None:
    counter = hall.first
    counter.desks()
    counter.pull_out()
    counter.take_in()
    line = counter.program.line
    assert (line.online, line.pending, line.tasks) == (False, 2, 0)
    counter.plug_in()
    line = counter.program.line
    assert (line.online, line.pending) == (True, 0)
    assert line.asked_at is not None


def test_the_clock_of_the_centre_corrects_the_device(folder: Path, founded: Path) -> None:
    shutil.copytree(founded, folder / "hall")
    central, device = Clock(), Clock()
    device.at = device.at.replace(hour=3)
    centre = make_centre(folder / "hall", central)
    counter = Counter(folder / "hall" / "A03", centre, device, "machine-3")
    counter.plug_in()
    office = counter.desks().office
    assert abs((office.now() - central.at).total_seconds()) < 30
    done = counter.take_in()
    with counter.program.store.work() as work:
        entry = work.journal.entries(done.file.case.id)[0]
    assert entry.offset_ms < -7_000_000
    counter.close()
    centre.close()


# -- copies of a disk


def test_a_disk_in_another_machine_may_not_number(hall: Hall) -> None:
    hall.first.close()
    copy = Counter(hall.first.home.path, hall.centre, hall.clock, "machine-9")
    copy.cable.out = True
    copy.program.round()
    hall.counters = [copy]
    found = why(lambda: copy.program.gate.login(CLERK, PASSWORD))
    assert found == "login.never_online"
    copy.cable.out = False
    changes = copy.program.round()
    assert changes.trouble is not None
    assert changes.trouble.code == "sync.copied_disk"
    assert why(copy.take_in) == "sync.copied_disk"
    assert copy.entries() == 0


def test_a_disk_restored_from_an_older_copy_may_not_number(hall: Hall) -> None:
    counter = hall.first
    counter.desks()
    counter.close()
    saved = hall.folder / "saved"
    shutil.copytree(counter.home.path, saved)
    counter.restart()
    counter.take_in()
    counter.program.round()
    counter.close()
    shutil.rmtree(counter.home.path)
    shutil.copytree(saved, counter.home.path)
    counter.restart()
    changes = counter.program.round()
    assert changes.trouble is not None
    assert changes.trouble.code == "sync.copied_disk"
    assert why(counter.take_in) == "sync.copied_disk"
    counter.restart()
    counter.pull_out()
    assert why(counter.take_in) == "sync.copied_disk"
    assert counter.entries() == 0


# -- a machine that was shut


def test_a_machine_that_was_shut_may_not_number_until_it_is_opened_again(hall: Hall) -> None:
    counter, device = hall.first, hall.first.program.place.device
    counter.desks()
    shutting = Shutting("A03", date(2026, 11, 20), "机器遗失")
    hall.centre.put_reference(ReferenceKind.MACHINE, device, shutting_text(shutting))
    changes = counter.program.round()
    assert changes.trouble is not None
    assert "机器遗失" in sentence(changes.trouble)
    assert why(counter.take_in) == "sync.machine_shut"
    counter.restart()
    counter.pull_out()
    assert why(counter.take_in) == "sync.machine_shut"
    assert counter.entries() == 0
    hall.centre.put_reference(ReferenceKind.MACHINE, device, "")
    counter.plug_in()
    counter.take_in()
    assert counter.entries() > 0


# -- a centre that is away


def own_program(hall: Hall) -> Program:
    settings = Settings(centre=str(hall.folder / "hall.sqlite"))
    return Program(hall.first.home, settings, clock=hall.clock, machine="machine-3")


def test_a_centre_in_a_file_is_reached_where_the_settings_say(hall: Hall) -> None:
    case_id = hall.first.take_in().file.case.id
    hall.first.close()
    program = own_program(hall)
    assert isinstance(program.centre, Reach)
    assert program.round().trouble is None
    assert hall.central(case_id).case.state is State.ACCEPTED
    program.close()


def test_work_goes_on_while_the_centres_file_is_away(hall: Hall) -> None:
    hall.first.desks()
    hall.first.close()
    store, away = hall.folder / "hall.sqlite", hall.folder / "away.sqlite"
    hall.centre.close()
    store.rename(away)
    program = own_program(hall)
    changes = program.round()
    assert changes.trouble is not None
    assert changes.trouble.code == "centre.away"
    assert (program.line.online, store.exists()) == (False, False)
    entered = program.gate.login(CLERK, PASSWORD)
    assert entered.session.offline
    program.desks(entered).counter.keep_draft(program.desks(entered).counter.new_draft())
    away.rename(store)
    assert program.round().trouble is None
    assert program.line.online
    program.close()


def test_a_file_that_is_no_centre_is_named_and_left_alone(hall: Hall, tmp_path: Path) -> None:
    hall.first.close()
    foreign = tmp_path / "foreign.sqlite"
    foreign.write_bytes(b"not a store at all" * 100)
    program = Program(
        hall.first.home, Settings(centre=str(foreign)), clock=hall.clock, machine="machine-3"
    )
    changes = program.round()
    assert changes.trouble is not None
    assert changes.trouble.code.startswith("store.")
    assert foreign.read_bytes() == b"not a store at all" * 100
    program.close()


def test_a_reach_hands_every_call_on(hall: Hall) -> None:
    counter = hall.first
    reach = Reach(hall.folder / "hall.sqlite", lambda path: hall.centre)
    device = counter.program.place.device
    case_id = counter.take_in().file.case.id
    counter.program.round()
    assert reach.file(case_id) == hall.central(case_id)
    assert len(reach.entries(case_id)) == 2
    assert reach.case_key(case_id)
    assert reach.devices()[0].id == device
    assert reach.ask(device, []) == ()
    assert reach.push(device, []) == ()
    assert reach.take_number("paper:示行审准:2026", "entry") == 1
    reach.void_numbers("entry", "tried")
    reach.put_reference("phrase", "x", '{"phrases":["好"]}')
    reach.put_references([("phrase", "y", '{"phrases":[]}')])
    assert reach.reference("phrase")["x"]
    with reach.reading() as rows:
        assert rows.id_of(hall.central(case_id).case.number) == case_id
    absent = Reach(hall.folder / "nowhere.sqlite", lambda path: hall.centre)
    assert why(absent.devices, Unavailable) == "centre.away"
    absent.close()


def test_a_backup_put_in_the_place_of_the_hall_is_what_is_written_to(hall: Hall) -> None:
    hall.close()
    store, backup = hall.folder / "hall.sqlite", hall.folder / "backup.sqlite"
    shutil.copy(store, backup)
    reach = Reach(store, lambda path: make_centre(path.parent, hall.clock))
    reach.put_reference("phrase", "lost", '{"phrases":[]}')
    assert "lost" in reach.reference("phrase")
    for side in ("-wal", "-shm"):
        (hall.folder / f"hall.sqlite{side}").unlink(missing_ok=True)
    backup.replace(store)
    assert "lost" not in reach.reference("phrase")
    reach.close()


def test_items_are_searched_in_the_catalogue_in_force(counter: Counter) -> None:
    program = counter.program
    item = counter.item(FOOD)
    assert program.find_items(FOOD, used=())[0] == item
    assert program.find_items("", used=[item.code]) == (item,)
    index = program.ready_search()
    assert program.ready_search() is index
    program.read_anew()
    assert program.ready_search() is index


def test_a_login_asks_the_store_neither_for_its_place_nor_for_what_is_known(
    counter: Counter,
) -> None:
    program = counter.program
    known = program.known
    counter.program.round()
    assert "place" in program.__dict__
    person = replace(known.people["p01"], post="另一岗位")
    with program.store.work() as work:
        work.reference.put(ReferenceKind.PERSON, "p01", person_text(person))
        work.commit()
    assert program.known is known
    program.read_anew()
    assert program.known.post_of("p01") == "另一岗位"
