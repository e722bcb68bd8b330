"""Tags of the debate."""
