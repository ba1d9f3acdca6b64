"""The one search for everything: what it knows, how that is cut into indexes, and writing them with Pagefind."""
