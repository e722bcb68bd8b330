"""Names for the arrays of the engine, and sums that come out the same whatever the order or the number of threads.

BLAS adds up in an order of its own, which may differ with the number of threads; the last bits of a sum then differ,
and a tie falls otherwise. Two ways out are used: sums of whole numbers, which are exact in a float up to 2**53, and
`einsum`, which NumPy does itself on one thread. `product` makes whole numbers of real ones first.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Small: TypeAlias = npt.NDArray[np.int8]
Flags: TypeAlias = npt.NDArray[np.bool_]

EXACT_BITS = 52
ALONE = 200_000  # multiplications; OpenBLAS stays on one thread up to 262,144


def on_grid(values: Floats, bits: int) -> Floats:
    """The values rounded to multiples of 2**-bits; sums of such numbers are exact."""
    found = np.asarray(values * 2.0**bits)  # a power of two: exact
    np.rint(found, out=found)
    found *= 2.0**-bits
    return found


def _size(values: Floats) -> int:
    """The power of two that the largest value stays under."""
    largest = float(np.abs(values).max(initial=0.0))
    return int(np.frexp(largest)[1])


def rounded(values: Floats, bits: int) -> Floats:
    """The values with this many bits, counted from the largest one."""
    return on_grid(values, bits - _size(values))


def product(ours: Floats, theirs: Floats, *, bits: int) -> Floats:
    """ours @ theirs, exactly the same on any number of threads; ours are numbers of this many bits (see `rounded`).

    Theirs get the bits that are left of 52, about 20 when ours have 21 and a thousand numbers are added up.
    """
    left = EXACT_BITS - max(ours.shape[-1], 1).bit_length() - bits
    return multiplied(ours, rounded(theirs, left))


def multiplied(ours: Floats, theirs: Floats) -> Floats:
    """ours @ theirs, some rows at a time: small enough that BLAS wakes no other threads, which wait by spinning."""
    step = _rows_at_once(theirs.size)
    if len(ours) <= step:
        return np.asarray(ours @ theirs)
    total = np.empty((len(ours), theirs.shape[1]))
    for first in range(0, len(ours), step):
        np.matmul(ours[first : first + step], theirs, out=total[first : first + step])
    return total


def summed(ours: Floats, theirs: Floats) -> Floats:
    """ours.T @ theirs for whole numbers or numbers on a grid, some rows at a time."""
    step = _rows_at_once(ours.shape[1] * theirs.shape[1])
    total = np.zeros((ours.shape[1], theirs.shape[1]))
    for first in range(0, len(ours), step):
        total += ours[first : first + step].T @ theirs[first : first + step]
    return total


def _rows_at_once(work_per_row: int) -> int:
    return max(ALONE // max(work_per_row, 1), 1)


def times(matrix: Floats, vector: Floats) -> Floats:
    """matrix @ vector, always added up in the same order."""
    return np.asarray(np.einsum("ij,j->i", matrix, vector))


def frozen(values: npt.NDArray[np.generic]) -> None:
    """From here on nobody writes in this array."""
    values.setflags(write=False)


def shuffled(numbers: Ints, seed: int) -> npt.NDArray[np.uint64]:
    """A number for every number that looks drawn, but is always the same: to sample without an order (SplitMix64)."""
    with np.errstate(over="ignore"):
        mixed = numbers.astype(np.uint64) + np.uint64(seed % 2**32 + 1) * np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return np.asarray(mixed ^ (mixed >> np.uint64(31)))


def normal_share(z: Floats) -> Floats:
    """The share of a normal distribution below z, to seven digits (Abramowitz and Stegun 7.1.26)."""
    x = np.abs(z) / np.sqrt(2.0)
    t = 1 / (1 + 0.3275911 * x)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    tail = series * np.exp(-x * x) / 2
    return np.asarray(np.where(z > 0, 1 - tail, tail))
