"""A file or a row that is damaged: found, named, and all else read out."""
