"""Views of Beeld: surveys and what they show."""
