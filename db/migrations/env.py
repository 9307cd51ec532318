"""Run by Alembic: migrations on the connection and the kind of store that the caller hands in."""

from alembic import context
from sqlalchemy import Connection

from db.all_tables import metadata


def run() -> None:
    """Bring the handed store up or down, in the caller's transaction."""
    connection = context.config.attributes["connection"]
    assert isinstance(connection, Connection)
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=False,
        transactional_ddl=False,
    )
    context.run_migrations()


run()
