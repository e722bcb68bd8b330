"""Forms of plans: what people type, read into the shapes of `rules.content`."""
