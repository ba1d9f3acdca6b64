"""The site: pages as plain Markdown, their look, and the MkDocs plugin that publishes them."""
