"""The fiche of an indicator, and the rule that makes it of answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from samenplan.authorities.queries import parties
from samenplan.core import access
from samenplan.core.access import ActingRequest
from samenplan.core.permissions import Permission
from samenplan.execution.forms.profiles import ProfileForm, RuleForm
from samenplan.execution.operations import profiles
from samenplan.execution.queries.figures import profile_of
from samenplan.execution.rules.composite import from_plain
from samenplan.execution.views.figure_pages import indicator_of, to
from samenplan.ui.asking import done, form_page


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def profile(request: ActingRequest, indicator_id: int) -> HttpResponse:
    """What one must know to read this indicator."""
    indicator = indicator_of(request, indicator_id)
    known = {"indicator": indicator, "profile": profile_of(indicator), "parties": list(parties(request.actor))}
    form = ProfileForm(request.POST or None, **known)  # type: ignore[arg-type]  # the three it names
    if done(form, lambda: profiles.describe(indicator, form.facts(), by=request.actor)):
        messages.success(request, "De fiche is bewaard.")
        return to(request, "indicator", indicator.pk)
    context: dict[str, object] = {"plan": indicator.node.plan, "indicator": indicator, "form": form}
    return form_page(request, "execution/profile.html", context)


@require_http_methods(["GET", "POST"])
@access.member(Permission.PROGRESS_MANAGE)
def rule(request: ActingRequest, indicator_id: int) -> HttpResponse:
    """How the answers of respondents become this indicator."""
    indicator = indicator_of(request, indicator_id)
    form = RuleForm(request.POST or None, rule=from_plain(profile_of(indicator).rule))
    if done(form, lambda: profiles.set_rule(indicator, form.rule(), by=request.actor)):
        messages.success(request, "De rekenregel is bewaard. Hij geldt vanaf de volgende meting.")
        return to(request, "indicator", indicator.pk)
    context: dict[str, object] = {"plan": indicator.node.plan, "indicator": indicator, "form": form}
    return form_page(request, "execution/rule.html", context)
