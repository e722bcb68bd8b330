"""Writing what was asked, answered and decided."""
