"""本机: what the centre enrolled this device as, and on which machine, kept in its own store."""

from dataclasses import dataclass

from app.domain.exchange import DeviceSelf, Welcome
from db.store import Work

DEVICE, COUNTER, COUNTER_NUMBER, ENROLMENT = "device", "counter", "counter_number", "enrolment"
MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Place:
    """This device as the centre enrolled it."""

    device: str
    counter: str
    """As on the sign over the counter, for example A03."""
    counter_number: int
    enrolment: int
    machine: str = ""
    """What told the machine from others when it was enrolled; empty where that was not kept."""


def keep_place(work: Work, device: DeviceSelf, welcome: Welcome) -> None:
    """Remember what the centre enrolled this device as, and on which machine."""
    work.settings.put(DEVICE, device.id)
    work.settings.put(MACHINE, device.machine)
    work.settings.put(COUNTER, welcome.counter)
    work.settings.put(COUNTER_NUMBER, str(welcome.counter_number))
    work.settings.put(ENROLMENT, str(welcome.enrolment))


def kept_place(work: Work) -> Place | None:
    """What this device was enrolled as; None before set-up."""
    device = work.settings.get(DEVICE)
    if not device:
        return None
    return Place(
        device,
        work.settings.get(COUNTER),
        int(work.settings.get(COUNTER_NUMBER)),
        int(work.settings.get(ENROLMENT)),
        work.settings.get(MACHINE),
    )


def place_of(device: DeviceSelf, welcome: Welcome) -> Place:
    """The place a welcome gives a device."""
    return Place(
        device.id,
        welcome.counter,
        welcome.counter_number,
        welcome.enrolment,
        device.machine,
    )
