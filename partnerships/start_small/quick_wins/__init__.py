"""Quick wins: small improvements that can be delivered now."""
