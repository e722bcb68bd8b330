"""A child that asks too much, for the tests: what it does is the kind of file it gets."""

import os
import sys
from enum import StrEnum

from samenplan.documents.limited.child import limit_this_process
from samenplan.documents.limited.limits import Limits

LIMITS = Limits(seconds=1, address_space=300_000_000, result_bytes=10_000)


class Wish(StrEnum):
    ECHO = "echo"
    ENVIRONMENT = "environment"
    MEMORY = "memory"
    TIME = "time"
    RESULT = "result"
    BREAK_DOWN = "break down"


def answer(wish: Wish) -> bytes:
    match wish:
        case Wish.ECHO:
            return sys.stdin.buffer.read()
        case Wish.ENVIRONMENT:
            return " ".join(sorted(set(os.environ) - {"LC_CTYPE"})).encode()
        case Wish.MEMORY:
            return b"x" * bytearray(LIMITS.address_space).count(1)
        case Wish.TIME:
            while True:
                pass
        case Wish.RESULT:
            return b"x" * (LIMITS.result_bytes + 1)
        case _:
            raise RuntimeError(wish)


if __name__ == "__main__":
    limit_this_process(LIMITS)
    sys.stdout.buffer.write(answer(Wish(sys.argv[1])))
