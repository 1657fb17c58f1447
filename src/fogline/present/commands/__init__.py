"""Commands: one module a group; each function reads its options, asks one question and prints the answer."""
