"""Picture: the rows that pages are made of, put into words once at the end of a run. See `fogline.picture`."""
