"""The mathematics of a debate: NumPy only, no Django."""
