"""`python -m bench.debate_run ENGINE FILE`: one computation in a process of its own; says CPU, wall and memory as JSON.

ENGINE is debat, compat or red-dwarf. FILE is an .npz with person, statement, vote and out. The time is from arrays
(ours) or a list of dicts (red-dwarf) to the whole result; reading and importing are not in it, memory is of all.
"""

import json
import sys
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path


def main() -> None:
    engine, file = sys.argv[1], Path(sys.argv[2])
    work = {"red-dwarf": _red_dwarf}[engine](file) if engine == "red-dwarf" else _ours(engine, file)
    began, used = time.perf_counter(), time.process_time()
    work()
    spent = {"wall": time.perf_counter() - began, "cpu": time.process_time() - used}
    if spent["cpu"] < 0.3 and engine != "red-dwarf":  # so short that the first time is mostly warming up
        again = []
        for _ in range(5):
            used = time.process_time()
            work()
            again.append(time.process_time() - used)
        spent["cpu"] = sorted(again)[2]
    spent["megabytes"] = _most_memory()
    print(json.dumps(spent))


def _most_memory() -> float:
    """The most this process ever held, from /proc: rusage would also count what its parent held before it began."""
    held = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(held.split()[1]) / 1024


def _ours(mode: str, file: Path) -> Callable[[], object]:
    engine = import_module("samenplan.debate.engine")  # before NumPy: it tells BLAS to stay on one thread
    np = import_module("numpy")
    kept = np.load(file)
    person, statement, vote, out = (kept[name] for name in ("person", "statement", "vote", "out"))

    def work() -> object:
        return engine.compute(
            engine.Votes.from_arrays(person, statement, vote).without(out.tolist()), engine.Mode(mode)
        )

    return work


def _red_dwarf(file: Path) -> Callable[[], object]:
    import numpy as np
    from reddwarf.implementations.polis import run_pipeline  # late: only the bench has it

    kept = np.load(file)
    columns = [kept[name].tolist() for name in ("person", "statement", "vote")]
    votes = [
        {"participant_id": person, "statement_id": statement, "vote": vote, "modified": place}
        for place, (person, statement, vote) in enumerate(zip(*columns, strict=True))
    ]
    out = kept["out"].tolist()

    def work() -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return run_pipeline(votes=votes, mod_out_statement_ids=out)

    return work


if __name__ == "__main__":
    main()
