"""Statements are written once, for both kinds of store."""

from db.postgres.engine import postgres_sql


def test_a_statement_is_put_into_the_servers_tongue() -> None:
    sql = "SELECT json_array(a) FROM t WHERE b = ? AND c = :name AND d LIKE '%,' AND e::text = ''"
    assert postgres_sql(sql) == (
        "SELECT json_build_array(a) FROM t WHERE b = %s AND c = %(name)s"
        " AND d LIKE '%%,' AND e::text = ''"
    )
