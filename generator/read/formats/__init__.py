"""One module per format of a document: `read_<format>(data, name)` gives what the format holds as `Parsed`."""
