"""What is typed about a debate."""
