"""The released formats, each as SQL with some rows in every table."""
