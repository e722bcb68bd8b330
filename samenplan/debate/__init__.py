"""Debat: a structured conversation that shows where a town agrees across its divides."""

import os

# Before NumPy comes in: its BLAS would keep a thread spinning per core, in every process of the server. The engine
# gives the same bytes either way; whoever wants threads sets this variable.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
