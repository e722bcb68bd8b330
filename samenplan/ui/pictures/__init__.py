"""Pictures of figures as SVG, drawn on the server: over time, against a target, per answer, in parts.

Each can be drawn for a page (coloured by classes, letters keep their size at 375 px) or for paper and embedding
(attributes only). Put it in a `{% figure %}` with one sentence that reads it and its table.
"""
