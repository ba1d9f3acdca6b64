"""Web pages: bytes to markup, markup to the article in it, and what the page says about itself."""
