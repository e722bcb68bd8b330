"""Agreement A of many questions at once, and of one question exactly."""

from collections.abc import Iterator

import numpy as np

from bench.measuring import Line, Target, Unit, milliseconds, single, timed
from samenplan.analysis.measures import agreement, agreement_of_many, change_in_agreement
from samenplan.core.disclosure import suppressed_table

VECTORS, TIMES, SEED = 10_000, 50, 1
MOST_MILLISECONDS = 50
ANSWERS = 500
LONGEST_SCALE = 11
ROWS, COLUMNS = 20, 8


def lines() -> Iterator[Line]:
    """Ten thousand frequency vectors of 500 answers; that they are right is looked at first."""
    random = np.random.default_rng(SEED)
    for categories in (5, 7, LONGEST_SCALE):
        table = random.multinomial(ANSWERS, random.dirichlet(np.ones(categories), VECTORS))
        if not np.allclose(agreement_of_many(table), [float(agreement(row)) for row in table], atol=1e-12):
            raise AssertionError("The agreement of many is not the agreement of each.")
        took = timed(lambda table=table: agreement_of_many(table), TIMES)
        what = f"Overeenstemming A van {VECTORS} vragen met {categories} antwoorden (doel geldt voor p95)"
        yield milliseconds(what, took.wall, Target(MOST_MILLISECONDS), judge=0.95)
        alone = timed(lambda table=table: [agreement(row) for row in table[:100]], 3)
        yield single(
            f"Sneller dan één voor één en exact, {categories} antwoorden",
            min(alone.wall) * VECTORS / 100 / min(took.wall),
            Unit.TIMES,
        )
    before, after = (random.multinomial(450, random.dirichlet(np.ones(5))) for _ in range(2))
    change = timed(lambda: change_in_agreement(before, after, seed=SEED), TIMES)
    yield milliseconds("Verandering van A tussen twee metingen, met marge", change.wall)
    counts = random.poisson(8, (ROWS, COLUMNS)).tolist()
    hidden = timed(lambda: suppressed_table(counts), 5)
    yield milliseconds(f"Kleine aantallen verbergen in een tabel van {ROWS} bij {COLUMNS}", hidden.wall)
