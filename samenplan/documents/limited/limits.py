"""How much a child may use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds (of the clock for its parent, of the processor for itself) and bytes."""

    seconds: int
    address_space: int
    result_bytes: int
    writable_memory: int | None = None
