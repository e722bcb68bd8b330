"""What goes outside of the carrying out: reports and pictures."""
