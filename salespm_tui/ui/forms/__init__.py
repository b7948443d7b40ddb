"""Forms are declared as fields; one dialog shows them all."""
