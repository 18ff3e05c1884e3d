"""Audit rows can be added and read, nothing else: triggers on both databases refuse UPDATE, DELETE and TRUNCATE."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_auditentry
       BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END""",
    """CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_auditentry
       BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'audit rows are append-only'; END $$""",
    """CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_auditentry
       FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()""",
    """CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_auditentry
       FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()""",
]
UNDO = {
    "sqlite": ["DROP TRIGGER audit_entry_no_update", "DROP TRIGGER audit_entry_no_delete"],
    "postgresql": [
        "DROP TRIGGER audit_entry_no_change ON audit_auditentry",
        "DROP TRIGGER audit_entry_no_truncate ON audit_auditentry",
        "DROP FUNCTION audit_entry_refuse()",
    ],
}


def _run(statements, schema_editor):
    for statement in statements:
        schema_editor.execute(statement)


def forward(apps, schema_editor):
    _run({"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor], schema_editor)


def backward(apps, schema_editor):
    _run(UNDO[schema_editor.connection.vendor], schema_editor)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(forward, backward)]
