"""The child that runs Typst: one task as JSON on standard input, the pages or the objection as JSON on output.

Started by `samenplan.documents.typesetting` as a file, isolated (`python -I`), with limits on memory and time.
It imports nothing of the house: every import is paid for on every document.
"""

import base64
import json
import sys

import typst

MAX_MEMORY = 2_000_000_000
MAX_CPU_SECONDS = 30


def main() -> None:
    """Do the task that stands on standard input."""
    _limit()
    task = json.load(sys.stdin)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[task["fonts"]])
    try:
        made = _compiled(task, fonts)
    except typst.TypstError as error:
        answer: dict[str, str | list[str]] = {"objection": str(error.diagnostic)}
    else:
        pages = made if isinstance(made, list) else [made]
        answer = {"pages": [base64.b64encode(page).decode() for page in pages]}
    json.dump(answer, sys.stdout)


def _compiled(task: dict[str, str], fonts: typst.Fonts) -> bytes | list[bytes]:
    inputs = {"paper": task["paper"]}
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
