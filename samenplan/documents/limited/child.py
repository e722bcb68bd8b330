"""What the child does first, before it reads a byte."""

import resource

from samenplan.documents.limited.limits import Limits


def limit_this_process(limits: Limits) -> None:
    """Bounds on this process for the rest of its life; a system that lacks a limit keeps the others."""
    bounds = {
        resource.RLIMIT_AS: limits.address_space,
        resource.RLIMIT_DATA: limits.writable_memory,
        resource.RLIMIT_CPU: limits.seconds,
        resource.RLIMIT_FSIZE: limits.result_bytes,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        if most is None:
            continue
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # macOS has no limit on address space
            continue
