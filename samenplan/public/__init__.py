"""What residents see: the public page of an approved plan, in Dutch and English, and the same as data."""
