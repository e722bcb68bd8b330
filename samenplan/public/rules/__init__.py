"""What the public pages decide without Django: finding words, and the plan as linked data."""
