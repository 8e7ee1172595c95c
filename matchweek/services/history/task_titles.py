"""What a task is called, by its key: of the readiness list, of Monday, of the plan, of an interview."""

from __future__ import annotations


def title_of_task(task: str) -> str:
    """Its title; "" for one that its act says already, the key for one that nobody knows any more."""
    kind, _, name = task.partition(".")
    if task in ("load.hours", "sweep", "routine"):
        return ""
    if kind == "routine":
        from matchweek.domain.plan.routine import routines

        return next((each.short for each in routines() if each.id == name.partition(".")[0]), task)
    if kind == "season":
        from matchweek.domain.tracker.preparation import BY_KEY

        point = BY_KEY.get(name.partition(".")[2])
        return point.title if point is not None else task
    if kind == "plan":
        from matchweek.domain.plan.packaged import tasks

        return next((each.title for each in tasks() if each.key == task), task)
    from matchweek.domain.week.monday import HOUR_ENDED, RECONCILE, SEQUENCE
    from matchweek.domain.week.readiness import READINESS

    if task == HOUR_ENDED:
        return "the hour after the notice"
    titles = {each.key: each.title for each in READINESS} | {
        each.key: each.title for each in (*SEQUENCE, RECONCILE)
    }
    return titles.get(task, task)
