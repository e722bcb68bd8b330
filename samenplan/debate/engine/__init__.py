"""The mathematics of a debate: NumPy only, no Django, no clock, nothing random that is not told by a seed.

What a caller needs, and nothing else:

    votes = Votes.of([Event(person, statement, vote, time), …], out={moderated statements})
    votes = votes.add([Event(…)])                  a value: the old one stays as it was
    result = debate(votes, seed=0, state=None)     DebateResult: map, groups, scores, figures, the next state
    result = compute(votes, Mode.COMPAT)           PolisResult: Polis to the letter; compute also does debat
    shown = published(result, minimum=5)           what everyone may see: no person, no small count
    as_json(result | shown)                        the same result is the same text
    state_as_json, state_from_json                 keep result.state beside the debate; give it to the next debate()

    live = Live(votes); live.add(event)            counts that follow each vote; live.model() maps without people
    router = Router.of(result, votes)              once per result
    next_statement(router, ballot, accepted, rng)  (statement, chance) or None; log it as a Showing
    weighted_agreement(votes, showings)            shares corrected for who was shown what, and what they are worth
    clusters(votes, result), bursts(votes)         votes that look organised: signs, no proof
    report(votes, clusters)                        the outcome with each cluster, and with it counted as one person
    counted_once(votes, clusters)                  the votes without the surplus of every cluster

People and statements are whole numbers, votes are +1 agree, 0 pass, -1 disagree, times are milliseconds (any rising
number does). Arrays: P people and T statements in order of their number, G groups; shares and scores are 0 to 1,
intervals are of 90 %, positions are in standard deviations. A result depends on the last vote of each person on each
statement only: in mode debat no order of people, statements or events changes a byte, nor does the number of threads.
"""

from samenplan.debate.engine.computing import compute, debate
from samenplan.debate.engine.exposure import Showing, Weighted, weighted_agreement
from samenplan.debate.engine.groups import Grouping, State
from samenplan.debate.engine.integrity import Cluster, Effect, Sign, bursts, clusters, counted_once, report
from samenplan.debate.engine.live import Live
from samenplan.debate.engine.plain import as_json, as_plain, state_as_json, state_from_json
from samenplan.debate.engine.privacy import Published, PublishedStatement, published
from samenplan.debate.engine.reading import read_votes
from samenplan.debate.engine.result import VERSION, DebateResult, Mode, PolisResult, Result
from samenplan.debate.engine.routing import Router, chances, next_statement
from samenplan.debate.engine.votes import AGREE, DISAGREE, PASS, Event, InvalidVotes, Votes

__all__ = [
    "AGREE", "DISAGREE", "PASS", "VERSION",
    "Cluster", "DebateResult", "Effect", "Event", "Grouping", "InvalidVotes", "Live", "Mode", "PolisResult",
    "Published", "PublishedStatement", "Result", "Router", "Showing", "Sign", "State", "Votes", "Weighted",
    "as_json", "as_plain", "bursts", "chances", "clusters", "compute", "counted_once", "debate", "next_statement",
    "published", "read_votes", "report", "state_as_json", "state_from_json", "weighted_agreement",
]  # fmt: skip
