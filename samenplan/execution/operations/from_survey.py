"""A survey's shown result becomes a measurement of an indicator: once per question and indicator."""

from django.db import transaction

from samenplan.analysis.models import SurveyQuestion
from samenplan.analysis.queries.surveys import questions
from samenplan.audit.operations import record
from samenplan.authorities.rules import teller_of
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.permissions import Permission
from samenplan.execution.models import Measurement
from samenplan.execution.queries.from_survey import asked_and_shown, indicators_of_plans, taken
from samenplan.execution.rules.from_survey import NOTHING_TO_TAKE, Offer, offers
from samenplan.plans.models.details import Indicator

NOTE = "Van wie antwoordde; geen steekproef van alle bewoners."
GONE = "Deze indicator of vraag bestaat niet meer. Er is niets overgenomen."


@transaction.atomic
def take_from_survey(indicator: Indicator, row: SurveyQuestion, *, key: str, by: Actor) -> Measurement:
    """Take one offer of the question over. When it was done already, that measurement stays as it is.

    Raises:
        Refused: nothing can be taken over (any more), or the indicator or question is gone.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = indicators_of_plans(by).select_for_update(of=("self",)).filter(pk=indicator.pk).first()
    asked = questions(by).filter(pk=row.pk).first()
    if fresh is None or asked is None:
        raise Refused(GONE)
    if (there := taken(by, asked).filter(indicator=fresh).first()) is not None:
        return there
    offer = next((one for one in offers(*asked_and_shown(asked)) if one.key == key), None)
    if offer is None:
        raise Refused(NOTHING_TO_TAKE)
    measurement = _measurement(fresh, asked, offer, by)
    measurement.save(force_insert=True)
    record(by, "measurement.from_survey", measurement, indicator=fresh.pk, question=asked.pk)
    return measurement


def _measurement(indicator: Indicator, row: SurveyQuestion, offer: Offer, by: Actor) -> Measurement:
    before = indicator.measurements.filter(question=row).count()  # withdrawn ones keep their key
    told = offer.figure  # offered, hence something is shown
    return Measurement(
        indicator=indicator, key=f"bevraging-{row.pk}-{before}", measured_on=row.survey.shown.made_on, value=told.value,
        n=told.n, base=told.base, low=told.low, high=told.high, counts=list(told.counts),
        source=f"Bevraging “{row.survey.title[:170]}”", note=NOTE, survey=row.survey, question=row, **teller_of(by),
    )  # fmt: skip
