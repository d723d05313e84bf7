"""How the installation runs: health, schedules, what the jobs did. No page here knows a partnership."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.jobs.models import JobRun
from accounts.lists import paged
from accounts.lists.files import asks_for_file, in_portions
from accounts.people.gates import installation_administrator, readonly
from dashboards.installation import runs, state
from dashboards.installation.forms import RunFilter
from dashboards.installation.sheet import SHEET


@installation_administrator
@require_safe
@readonly
def administration_health(request) -> HttpResponse:
    """Is everything alright, and each scheduled job: when it runs, and how its last run went."""
    now = timezone.now()
    seen = state.gather(now=now)
    jobs = runs.scheduled(now=now, waits=seen.waits)
    context = {"sentence": state.sentence(seen, jobs), "parts": seen.parts, "jobs": jobs}
    return render(request, "dashboards/administration_health.html", context)


@installation_administrator
@require_safe
@readonly
def administration_jobs(request) -> HttpResponse:
    """What the jobs did, run by run."""
    now = timezone.now()
    form = RunFilter(request.GET)
    found = form.found_in(JobRun.objects.all())
    if asks_for_file(request):
        rows = in_portions(found, lambda portion: runs.lines(portion, now=now))
        return SHEET.answer(request, rows, may_take=True)
    page = paged(request, found, may_take=True)
    page.object_list = runs.lines(page.object_list, now=now)
    return render(request, "dashboards/administration_jobs.html", {"form": form, "page": page})
