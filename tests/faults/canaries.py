"""A client's data in the small app, of which nobody else may ever see a word."""

CANARY = "Canary-Client-4711"
SECRET = "Canary-Secret-4712"
