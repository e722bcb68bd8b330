"""What is read of the carrying out, always on somebody's behalf."""
