"""Pages of plans: fetch, ask, render; or parse, call one operation, redirect."""
