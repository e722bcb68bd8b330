"""The child that runs Typst: one task on standard input, the pages or the objection on standard output.

A task is a line of JSON and then the facts, as they are. An answer is a line of JSON and then the pages, one after
another, as they are: a plan of 200 actions makes more than a megabyte, and wrapping it costs more than sending it.

Started by `samenplan.documents.typesetting` as a file, isolated and without the start-up work of installed packages
(`python -I -S`, with the folder of Typst as its argument), with limits on memory and time. It imports nothing of the
house: every import is paid for on every document.
"""

import json
import sys

sys.path.append(sys.argv[1])

import typst

MAX_MEMORY = 2_000_000_000
MAX_CPU_SECONDS = 30


def main() -> None:
    """Do the task that stands on standard input."""
    _limit()
    task = json.loads(sys.stdin.buffer.readline())
    paper = sys.stdin.buffer.read().decode()
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[task["fonts"]])
    try:
        made = _compiled(task, paper, fonts)
    except typst.TypstError as error:
        _answer({"objection": str(error.diagnostic)}, [])
        return
    pages = made if isinstance(made, list) else [made]
    _answer({"sizes": [len(page) for page in pages]}, pages)


def _answer(first: dict[str, str | list[int]], pages: list[bytes]) -> None:
    sys.stdout.buffer.write(json.dumps(first).encode() + b"\n")
    sys.stdout.buffer.writelines(pages)


def _compiled(task: dict[str, str], paper: str, fonts: typst.Fonts) -> bytes | list[bytes]:
    inputs = {"paper": paper}
    if task["format"] == "png":
        return typst.compile(
            task["template"],
            root=task["root"],
            font_paths=fonts,
            sys_inputs=inputs,
            format="png",
            ppi=float(task["ppi"]),
        )
    return typst.compile(
        task["template"], root=task["root"], font_paths=fonts, sys_inputs=inputs, pdf_standards=["ua-1", "a-2a"]
    )


def _limit() -> None:
    """Only where the system knows limits; the parent's own time limit holds everywhere."""
    if sys.platform == "win32":
        return
    import resource  # there is no such module on Windows

    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))


if __name__ == "__main__":
    main()
