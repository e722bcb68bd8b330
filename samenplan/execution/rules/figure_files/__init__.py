"""Files with figures: tables of values per municipality or year, and answers of people, one row each."""
