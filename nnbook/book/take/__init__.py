"""What a reader takes along, made from the built site: a copy for reading offline, and the like."""
