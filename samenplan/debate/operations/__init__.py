"""Writing debates."""
