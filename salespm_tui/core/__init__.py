"""What every room may use: errors, clock, text, dates as people type them. No SQL, no screen."""
