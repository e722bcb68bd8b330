"""Documents of a plan with 200 actions; the PDF beside WeasyPrint, in the same run.

WeasyPrint gets the HTML of the public page of the same plan (texts, tables, the same timeline picture) with a short
print style, and makes the same kind of PDF (PDF/UA-1). The style sheets of the page itself it cannot lay out: version
70 stops on them with an AssertionError. The colours of the authority (/thema/) it could not reach: their address is
relative and the page comes as a text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count

from django.test import Client

from bench.measuring import Line, Target, Unit, median, milliseconds, single, timed
from samenplan.authorities.example import BRUGWIJK, place_town
from samenplan.documents.house_style import HouseStyle
from samenplan.plans.reports.edition import Audience, Edition
from samenplan.plans.reports.pdf import plan_pdf
from samenplan.plans.reports.table import plan_csv, plan_xlsx
from samenplan.plans.reports.word import plan_docx
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.frozen import as_json
from samenplan.plans.tests.examples import large_plan
from samenplan.public.tests.published import a_published_plan, address

ACTIONS, TIMES, WEASY_TIMES = 200, 15, 1
PRINT = """
@page { size: A4; margin: 2cm; @bottom-right { content: counter(page) } }
body { font: 10.5pt/1.4 sans-serif } table { border-collapse: collapse } td, th { border: 1px solid #999; padding: 2pt }
.no-print { display: none }
"""
STYLE = HouseStyle("Brugwijk", "#0a6770")
EDITION = Edition("Versie 1", "meting", date(2026, 11, 23), is_draft=False, audience=Audience.PUBLIC)
LINKED, SCRIPT = (
    re.compile(r'<link rel="stylesheet"[^>]*>'),
    re.compile(r"(?s)<script.*?</script>"),
)
MOST_MILLISECONDS, FACTOR = 400, 20


def lines() -> Iterator[Line]:
    """PDF, Word, spreadsheet, CSV and JSON of one plan, a fresh one each time."""
    numbers = count(1)

    def fresh() -> PlanContent:
        return replace(large_plan(ACTIONS), title=f"Een plan met {ACTIONS} acties, keer {next(numbers)}")

    ours = timed(lambda: plan_pdf(fresh(), STYLE, EDITION), TIMES)
    yield milliseconds(f"PDF van {ACTIONS} acties (Typst)", ours.wall, Target(MOST_MILLISECONDS))
    yield milliseconds(f"PDF van {ACTIONS} acties (Typst): rekentijd", ours.cpu)
    yield from _weasyprint(median(ours.wall), median(ours.cpu))
    yield milliseconds("Word", timed(lambda: plan_docx(fresh(), STYLE, EDITION), 5).wall)
    yield milliseconds("Rekenblad (xlsx)", timed(lambda: plan_xlsx(fresh(), EDITION), 5).wall)
    yield milliseconds("CSV", timed(lambda: plan_csv(fresh(), EDITION), 5).wall)
    yield milliseconds("JSON", timed(lambda: as_json(fresh()), 5).wall)


def _weasyprint(our_wall: float, our_cpu: float) -> Iterator[Line]:
    from weasyprint import CSS, HTML  # late: only the bench has it

    version = a_published_plan(place_town(BRUGWIJK), large_plan(ACTIONS))
    page = Client(SERVER_NAME="localhost").get(address(version)).content.decode()
    if page.count("Gesprekken") + page.count("gesprekken") < ACTIONS:
        raise AssertionError("This is not the public page of the plan.")
    bare = SCRIPT.sub("", LINKED.sub("", page))

    def nothing_from_outside(url: str, **_: object) -> dict[str, object]:
        return {"string": "", "mime_type": "image/svg+xml"}

    make = partial(HTML(string=bare, url_fetcher=nothing_from_outside).write_pdf, pdf_variant="pdf/ua-1")
    took = timed(lambda: make(stylesheets=[CSS(string=PRINT)]), WEASY_TIMES, before=0)
    yield milliseconds("Dezelfde PDF door WeasyPrint (publieke pagina, korte drukstijl)", took.wall)
    aim = Target(FACTOR, at_least=True)
    yield single("Sneller dan WeasyPrint", median(took.wall) / our_wall, Unit.TIMES, aim)
    yield single("Minder rekentijd dan WeasyPrint", median(took.cpu) / our_cpu, Unit.TIMES, aim)
