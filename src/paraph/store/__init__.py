"""The journal in memory, in SQLite and in PostgreSQL; the only room that speaks SQL."""
