"""MS Project XML (MSPDI), read as plain data."""
