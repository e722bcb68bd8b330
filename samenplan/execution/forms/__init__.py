"""Forms of the carrying out."""
