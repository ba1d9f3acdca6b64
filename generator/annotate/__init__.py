"""Document -> Annotation: who is named, and who says what, in exact places of the text."""
