"""Understanding the table that a town already has: from headings and cells to a plan. Start at `understanding`."""
