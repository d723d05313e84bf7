"""The demonstration's start small: what was found, carried, delivered and confirmed, and who visited whom."""

from collections.abc import Iterator
from datetime import timedelta

from dashboards.demonstration.rooms.start_small_told import TOLD, Small, Visit, Win, Work
from dashboards.demonstration.scene import Scene, Step
from partnerships.start_small.kitchen_visits import actions as visits
from partnerships.start_small.lanes import actions as lanes
from partnerships.start_small.models import Initiative, KitchenVisit, QuickWin
from partnerships.start_small.quick_wins import actions as wins
from partnerships.vision.models import Objective


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    told = TOLD.get(scene.key)
    if told is None:
        return
    for visit in told.visits:
        yield from _visit(scene, visit)
    for work in told.works:
        yield from _work(scene, work)
    for win in told.wins:
        yield from _win(scene, told, win)


# --- visits ---------------------------------------------------------------
def _visit(scene: Scene, visit: Visit) -> Iterator[Step]:
    host = scene.sides[visit.host]
    planner = next(seat for seat in scene.seats.values() if seat.side_id == host.pk and seat.function == "lead")
    on = scene.partnership.day_at(scene.ago(days=visit.days))

    def plan(now):
        visits.plan(
            partnership=scene.partnership,
            host=host,
            visited_on=on,
            place=visit.place,
            visitors=[scene.seats[login] for login in visit.visitors],
            by=planner,
            now=now,
        )

    yield Step(scene.ago(days=max(visit.days, 0) + 16), plan)
    for days, (login, words) in enumerate(visit.struck.items(), start=1):

        def say(now, login=login, words=words):
            row = KitchenVisit.objects.get(partnership=scene.partnership, visited_on=on)
            visits.say_impression(visit=row, version=0, text=words, by=scene.seats[login], now=now)

        yield Step(scene.ago(days=visit.days, hour=16) + timedelta(hours=days), say)


# --- tomorrow -------------------------------------------------------------
def _work(scene: Scene, work: Work) -> Iterator[Step]:
    first, second = (scene.seats[login] for login in work.pair)
    today = scene.now.date()

    def plan(now):
        row = lanes.plan(
            partnership=scene.partnership,
            title=work.title,
            starts_on=today + timedelta(days=work.starts),
            ends_on=today + timedelta(days=work.ends),
            objective=_objective(scene, work.serves),
            owner=first,
            by=first,
            now=now,
        )
        lanes.take_part(initiative=row, person=second, by=second, now=now)

    yield Step(scene.ago(days=work.added), plan)
    for days, to in ((work.started, Initiative.State.STARTED), (work.done, Initiative.State.DONE)):
        if days is not None:

            def move(now, to=to):
                row = Initiative.objects.get(partnership=scene.partnership, title=work.title)
                lanes.move(initiative=row, to=to, by=first, now=now)

            yield Step(scene.ago(days=days, hour=11), move)


# --- today ----------------------------------------------------------------
def _win(scene: Scene, told: Small, win: Win) -> Iterator[Step]:
    first, second = scene.seats[win.pair[0]], scene.seats.get(win.pair[1])

    def row() -> QuickWin:
        return QuickWin.objects.get(partnership=scene.partnership, title=win.title)

    def add(now):
        found = wins.add(partnership=scene.partnership, by=first, now=now, owner=first, **_said(scene, told, win))
        if second is not None:
            wins.take_part(quick_win=found, person=second, by=second, now=now)

    yield Step(scene.ago(days=win.added), add)
    if win.set_aside:
        yield Step(
            scene.ago(days=win.added - 30),
            lambda now: wins.set_aside(quick_win=row(), because=win.set_aside, by=first, now=now),
        )
    if win.started is not None:
        yield Step(scene.ago(days=win.started, hour=10), lambda now: _start(scene, win, row(), first, now))
    yield from _delivering(scene, win, row, first)
    yield from _worth(scene, win, row)


def _start(scene: Scene, win: Win, row: QuickWin, by, now) -> None:
    due = scene.partnership.day_at(now) + timedelta(days=win.days)
    wins.start(quick_win=row, due_on=due, by=by, now=now)


def _delivering(scene: Scene, win: Win, row, first) -> Iterator[Step]:
    if win.delivered is None:
        return
    receiver = next(
        seat
        for seat in scene.seats.values()
        if seat.side_id == scene.sides[win.receiver].pk and seat.function == "lead"
    )
    if win.not_yet:
        early = win.delivered + 12
        yield Step(scene.ago(days=early), lambda now: wins.deliver(quick_win=row(), by=first, now=now))
        yield Step(
            scene.ago(days=early, hour=15),
            lambda now: wins.not_yet(quick_win=row(), because=win.not_yet, by=receiver, now=now),
        )
    yield Step(scene.ago(days=win.delivered), lambda now: wins.deliver(quick_win=row(), by=first, now=now))
    if win.confirmed is not None:
        yield Step(
            scene.ago(days=win.confirmed, hour=14),
            lambda now: wins.confirm(quick_win=row(), by=receiver, now=now),
        )


def _worth(scene: Scene, win: Win, row) -> Iterator[Step]:
    after = min(day for day in (win.confirmed, win.delivered, win.started, win.added) if day is not None)
    for login, words in win.values.items():

        def say(now, login=login, words=words):
            wins.say_value(quick_win=row(), version=0, text=words, by=scene.seats[login], now=now)

        yield Step(scene.ago(days=max(after - 1, 0), hour=17 - len(words) % 3), say)


def _said(scene: Scene, told: Small, win: Win) -> dict:
    visit = None
    if win.visit is not None:
        on = scene.partnership.day_at(scene.ago(days=told.visits[win.visit].days))
        visit = KitchenVisit.objects.filter(partnership=scene.partnership, visited_on=on).first()
    work = None
    if win.slice_of is not None:
        title = told.works[win.slice_of].title
        work = Initiative.objects.filter(partnership=scene.partnership, title=title).first()
    return {
        "title": win.title,
        "problem": win.problem,
        "origin": win.origin,
        "irritates": scene.sides[win.irritates] if win.irritates else None,
        "kitchen_visit": visit,
        "objective": _objective(scene, win.serves),
        "slice_of": work,
        "effort_days": win.effort,
        "receiver": scene.sides[win.receiver],
    }


def _objective(scene: Scene, piece: str) -> Objective | None:
    if not piece:
        return None
    rows = Objective.objects.standing().filter(partnership=scene.partnership, title__contains=piece)
    return rows.order_by("pk").first()
