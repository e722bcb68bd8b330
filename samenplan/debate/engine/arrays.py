"""Names for the arrays of the engine, and sums that come out the same whatever the order or the number of threads.

BLAS adds up in an order of its own, which may differ with the number of threads; the last bits of a sum then differ,
and a tie falls otherwise. Two ways out are used: sums of whole numbers (exact in a float up to 2**53), and `einsum`,
which NumPy does itself on one thread. `on_grid` rounds real numbers so that their sums are sums of whole numbers.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Small: TypeAlias = npt.NDArray[np.int8]
Flags: TypeAlias = npt.NDArray[np.bool_]


def on_grid(values: Floats, bits: int) -> Floats:
    """The values rounded to multiples of 2**-bits: products and sums of such numbers stay exact."""
    scale = float(2**bits)
    return np.rint(values * scale) / scale


def frozen(values: npt.NDArray[np.generic]) -> None:
    """From here on nobody writes in this array."""
    values.setflags(write=False)


def times(matrix: Floats, vector: Floats) -> Floats:
    """matrix @ vector, always added up in the same order."""
    return np.asarray(np.einsum("ij,j->i", matrix, vector), dtype=np.float64)
