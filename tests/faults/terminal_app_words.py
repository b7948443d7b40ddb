"""Words that must never be seen: the small app holds them, the tests look for them."""

CANARY = "Canary-Client-4711"
SECRET = "Canary-Secret-4712"
