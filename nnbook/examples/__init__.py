"""The book's own networks and inputs: one module for each example or chapter that needs one."""
