"""What may happen around a decision; plain Python."""
