"""What is done while a plan is carried out: atomic, with permission, with a line in the trail."""
