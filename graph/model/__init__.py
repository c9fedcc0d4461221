"""What the graph holds: agreements, parties, products, rules and their citations, as frozen values."""
