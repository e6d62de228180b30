"""The database itself refuses to change a reason, what it accepts or with which version it was kept: docs/adr/0016.

As with versions of terms: only the person may be forgotten, and SQLite refuses updates but not deletions, because
tests there empty tables row by row. A later migration that rebuilds a table on SQLite has to add its triggers again.
"""

from django.db import migrations

REFUSAL = "A reason that was given stays as it was written. Give another one instead."
REASON = "legal_legalreason"
FIXED = {
    REASON: "id, shop_id, kind, digest, text, given_at",
    "legal_acceptedfinding": "id, reason_id, code, jurisdiction, article, clause, data, term, sentence",
    "legal_keptreason": "id, reason_id, version_id",
}


def _sqlite():
    for table, columns in FIXED.items():
        yield f"""
            CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table}
            BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """
    yield f"""
        CREATE TRIGGER {REASON}_no_other_user BEFORE UPDATE OF user_id ON {REASON} WHEN NEW.user_id IS NOT NULL
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """


def _row(name, columns):
    return "ROW(" + ", ".join(f"{name}.{column.strip()}" for column in columns.split(",")) + ")"


def _postgresql():
    yield f"""
        CREATE FUNCTION legal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$
    """
    yield f"""
        CREATE FUNCTION {REASON}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' AND {_row("OLD", FIXED[REASON])} IS NOT DISTINCT FROM {_row("NEW", FIXED[REASON])}
                AND NEW.user_id IS NULL THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation';
        END $$
    """
    for table in FIXED:
        function = f"{REASON}_refuse" if table == REASON else "legal_refuse"
        yield f"""
            CREATE TRIGGER {table}_immutable BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {function}()
        """


def add_triggers(apps, schema_editor):
    """Create the triggers of the database in use."""
    for statement in {"sqlite": _sqlite, "postgresql": _postgresql}.get(schema_editor.connection.vendor, list)():
        schema_editor.execute(statement)


def drop_triggers(apps, schema_editor):
    """Drop them again."""
    if schema_editor.connection.vendor == "sqlite":
        for name in (*(f"{table}_no_update" for table in FIXED), f"{REASON}_no_other_user"):
            schema_editor.execute(f"DROP TRIGGER {name}")
    elif schema_editor.connection.vendor == "postgresql":
        for table in FIXED:
            schema_editor.execute(f"DROP TRIGGER {table}_immutable ON {table}")
        for function in ("legal_refuse", f"{REASON}_refuse"):
            schema_editor.execute(f"DROP FUNCTION {function}()")


class Migration(migrations.Migration):
    dependencies = [("legal", "0001_reasons")]

    operations = [migrations.RunPython(add_triggers, drop_triggers)]
