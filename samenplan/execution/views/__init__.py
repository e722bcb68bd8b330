"""Pages of the carrying out: fetch, ask, render; or parse, call one operation, redirect."""
