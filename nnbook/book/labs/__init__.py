"""The labs: notebooks in both languages whose code runs once, while the book is built."""
