"""The database itself refuses to change or delete a recorded version: docs/adr/0010.

Only the person may be forgotten (a user who is deleted). SQLite refuses updates but not deletions, because tests there
empty tables row by row; PostgreSQL's TRUNCATE, with which its tests do so, fires no such trigger.
A later migration that rebuilds the table on SQLite loses the triggers and has to run ``add_triggers`` again.
"""

from django.db import migrations

TABLE = "terms_termsversion"
FIXED = "id, shop_id, kind, number, effective_from, recorded_at, payload, digest, note, source, confirmed_on"
REFUSAL = "A recorded version of terms cannot be changed or deleted. Publish new terms instead."

SQLITE = [
    f"""
    CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE OF {FIXED} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER {TABLE}_no_other_user BEFORE UPDATE OF user_id ON {TABLE} WHEN NEW.user_id IS NOT NULL
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
]

_OLD = ", ".join(f"OLD.{name.strip()}" for name in FIXED.split(","))
_NEW = ", ".join(f"NEW.{name.strip()}" for name in FIXED.split(","))
POSTGRESQL = [
    f"""
    CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND ROW({_OLD}) IS NOT DISTINCT FROM ROW({_NEW}) AND NEW.user_id IS NULL THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation';
    END $$
    """,
    f"""
    CREATE TRIGGER {TABLE}_immutable BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()
    """,
]


def add_triggers(apps, schema_editor):
    """Create the triggers of the database in use."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def drop_triggers(apps, schema_editor):
    """Drop them again."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_update")
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_other_user")
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_immutable ON {TABLE}")
        schema_editor.execute(f"DROP FUNCTION {TABLE}_refuse()")


class Migration(migrations.Migration):
    dependencies = [("terms", "0001_initial")]

    operations = [migrations.RunPython(add_triggers, drop_triggers)]
