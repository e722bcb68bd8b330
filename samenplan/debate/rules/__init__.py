"""What a debate asks of its people: plain Python."""
