"""The measures a second time, written from other published forms, to compare the house's with."""

from fractions import Fraction
from itertools import combinations, pairwise
from math import log2


def agreement_by_triples(frequencies):
    """Van der Eijk's A to the letter: peel off the smallest bar, look at every triple of categories."""
    rest, total, found = [Fraction(value) for value in frequencies], sum(map(Fraction, frequencies)), Fraction(0)
    size = len(rest)
    while any(rest):
        lowest = min(value for value in rest if value)
        pattern = "".join("1" if value else "0" for value in rest)
        number = pattern.count("1")
        triples = ["".join(three) for three in combinations(pattern, 3)]
        one_sided, torn = triples.count("110") + triples.count("011"), triples.count("101")
        if number == 1:
            score = Fraction(1)
        elif one_sided + torn == 0:
            score = Fraction(0)
        else:
            unimodality = Fraction((size - 2) * one_sided - (size - 1) * torn, (size - 2) * (one_sided + torn))
            score = unimodality * (1 - Fraction(number - 1, size - 1))
        found += lowest * number / total * score
        rest = [value - lowest if value else value for value in rest]
    return found


def consensus_by_person(counts):
    """Tastle and Wierman, person by person over the raw answers."""
    answers = [place for place, count in enumerate(counts, start=1) for _ in range(count)]
    mean, width = sum(answers) / len(answers), len(counts) - 1
    return 1 + sum(log2(1 - abs(answer - mean) / width) for answer in answers) / len(answers)


def leik_by_distance_from_the_median(counts):
    """Leik is twice the mean distance from the median, by the width: the cumulative form summed the other way."""
    answers = sorted(place for place, count in enumerate(counts) for _ in range(count))
    middle = answers[(len(answers) - 1) // 2]
    return Fraction(2 * sum(abs(answer - middle) for answer in answers), len(answers) * (len(counts) - 1))


def iov_by_pairs(counts):
    """Berry and Mielke: the distance summed over every pair of people, by the same for half of them at each end."""
    answers = [place for place, count in enumerate(counts) for _ in range(count)]
    apart = sum(abs(first - second) for first, second in combinations(answers, 2))
    half = len(answers) // 2
    return Fraction(apart, half * (len(answers) - half) * (len(counts) - 1))


def shape_of_clear_steps(counts):
    """Galtung's letter when every step counts: the signs of the steps, each run once."""
    steps = ["+" if right > left else "-" for left, right in pairwise(counts) if left != right]
    runs = "".join(step for place, step in enumerate(steps) if place == 0 or steps[place - 1] != step)
    return {"": "F", "+": "J", "-": "L", "+-": "A", "-+": "U"}.get(runs, "S")
