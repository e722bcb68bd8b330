"""Words of the carrying out, for its templates."""
