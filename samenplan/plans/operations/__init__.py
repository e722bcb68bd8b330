"""What is done to plans: each operation is atomic, asks for a permission, and leaves a line in the trail."""
