"""Other programs' files, read into neutral records and written from them."""
