"""What to expect: the public article about the lifecycles, drawn from what is published, so that it cannot drift."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from phasedesk.accounts import people
from phasedesk.lifecycles.models import LifecycleVersion
from phasedesk.portal import workings
from phasedesk.rulebook.lifecycle import Lifecycle, Phase
from phasedesk.tickets import promises, words

MOVERS = {
    "support": "Support",
    "team": "our team",
    "product": "our product team",
    "requester": "you",
    "nobody": "nobody; it is finished",
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Tell for every kind which phases there are, what they mean, how long they take and what comes next."""
    versions = LifecycleVersion.objects.all_in_force()
    context = {
        "kinds": [(version, _told(version.as_plan())) for version in versions],
        "hours": workings.business_hours(people.first_team().calendar),
        "reminder_days": promises.FIRST_REMINDER_DAYS,
        "today": timezone.localdate(),
        "place": "expect",
    }
    response = render(request, "portal/expect.html", context)
    response["Cache-Control"] = "private, no-cache"
    return response


def _told(plan: Lifecycle) -> tuple[Lifecycle, list[tuple[Phase, str, str, str]]]:
    """Tell each phase with whose move it is, how long it takes and how it may be skipped, in words."""
    return plan, [(phase, MOVERS[phase.owner], _how_long(phase), _skips(plan, phase)) for phase in plan.phases]


def _how_long(phase: Phase) -> str:
    if phase.timeframe:
        return f"Usually {words.usual_range(phase.timeframe)}."
    if phase.ends:
        return "No time: the answer is out."
    told = f" If you hear nothing, we write after {words.amount(phase.check_in)} anyway." if phase.check_in else ""
    return f"No set time. {phase.open_end}".strip() + told


def _skips(plan: Lifecycle, phase: Phase) -> str:
    """Say which phases may be passed over from here."""
    names = [f"“{passed.name}”" for step in plan.steps_from(phase.key) for passed in plan.skipped(step)]
    if not names:
        return ""
    return f"{words.listed(names)} may turn out not to be needed; then it is shown as “not needed”, never as done."
