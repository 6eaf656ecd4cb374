"""How addresses are fetched: politely, and never from private networks."""
