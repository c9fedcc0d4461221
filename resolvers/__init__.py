"""How is a question decided? Pure: no clock, no store, no randomness."""
