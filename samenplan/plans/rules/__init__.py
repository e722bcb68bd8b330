"""The rules of plans: plain Python, facts in, objections out."""
