"""What needs a hand now: late, due soon, missing, asked of me, to decide. Nothing that is not actionable."""
