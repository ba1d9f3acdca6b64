"""One module per container, a file that holds many documents: feeds, mailboxes, tables, archives."""
