"""What a candidate needs before it can start."""

from django.utils.translation import gettext as _

from partnerships.start_small.quick_wins.models import QuickWin


def missing_to_start(quick_win: QuickWin) -> list[str]:
    """Return in words what a candidate lacks before it can start; nothing: it can."""
    missing = []
    pair = [p for p in (quick_win.owner, quick_win.co_owner) if p is not None and p.left_at is None]
    if not pair:
        missing.append(_("Nobody carries it yet: it takes a person of two sides."))
    elif len({person.side_id for person in pair}) < 2:
        missing.append(_("A person of another side has to carry it as well."))
    if quick_win.receiver is None or quick_win.receiver.left_at is not None:
        missing.append(_("It does not say yet which side receives it and confirms it."))
    return missing
