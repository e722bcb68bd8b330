"""What is read of plans, always on somebody's behalf."""
