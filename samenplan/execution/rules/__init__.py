"""The rules of carrying out: plain Python, facts in, objections out."""
