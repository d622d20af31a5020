"""One module per job of the office. Each function is one use case and takes the open office first."""
