"""People, organizations, teams and roles, and how they sign in."""
