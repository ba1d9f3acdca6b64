"""A static briefing-site generator: source documents in, a searchable site of who said what out."""
