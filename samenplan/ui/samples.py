"""Invented content for the gallery page."""


def gallery_samples(page_number: str) -> dict[str, object]:
    """What the gallery shows."""
    return {}
