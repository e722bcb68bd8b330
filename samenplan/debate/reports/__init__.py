"""A debate on paper and as a picture."""
