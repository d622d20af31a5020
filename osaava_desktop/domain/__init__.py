"""What things are, and the rules they obey. Knows no window, no file and no paper."""
