"""Files in and out: reading what others made, setting what we print. Knows nothing of plans."""
