"""The door for programs: tickets at `/api/v1/`, by token."""
