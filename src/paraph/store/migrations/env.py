"""What Alembic runs to migrate: on the connection it is given, in the transaction it is in."""

from alembic import context

from paraph.store.schema import VERSION_TABLE, metadata


def migrate() -> None:
    """Bring the database to the version that was asked for."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        version_table=VERSION_TABLE,
    )
    context.run_migrations()


# Alembic loads this file under that name; anybody else only wants to look at it.
if __name__ == "env_py":
    migrate()
