"""Tasks that a person settled at another counter are settled here too."""

from app.domain.exchange import TaskClosed
from app.sync.protocol import Centre
from db.store import LocalStore


def learn_settled(store: LocalStore, centre: Centre) -> None:
    """Close what is open here and settled at the centre; asks it only while something is open.

    Unavailable when the line goes.
    """
    with store.work() as work:
        waiting = {task.entry_id: task.case_id for task in work.tasks.open()}
    if not waiting:
        return
    with centre.reading() as rows:
        known = [task for case_id in set(waiting.values()) for task in rows.tasks_of(case_id)]
    settled = [
        TaskClosed(task.entry_id, task.done_by, task.done_at, task.resolution)
        for task in known
        if task.done_at is not None and task.entry_id in waiting
    ]
    with store.work() as work:
        for closed in settled:
            work.tasks.close(closed, reported=True)
        work.commit()
