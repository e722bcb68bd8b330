"""The rules of looking at a town: plain Python."""
