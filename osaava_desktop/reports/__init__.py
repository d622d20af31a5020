"""Paper: what leaves the program as PDF. Plain records in, bytes out."""
