"""Entries, and the grams in the way of the database at hand."""

from django.db import migrations, models

from banso.platform.search import postgresql, sqlite


def _backend(schema_editor):
    return postgresql if schema_editor.connection.vendor == "postgresql" else sqlite


def create_grams(apps, schema_editor):
    schema_editor.execute(_backend(schema_editor).CREATE)


def drop_grams(apps, schema_editor):
    schema_editor.execute(_backend(schema_editor).DROP)


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("index_name", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("key_text", models.TextField()),
                ("number", models.CharField(blank=True, max_length=40)),
                ("facets", models.CharField(blank=True, max_length=120)),
                ("owner_unit_id", models.BigIntegerField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=["index_name", "number"],
                        name="search_number",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("index_name", "object_id"), name="search_entry_once")
                ],
            },
        ),
        migrations.RunPython(create_grams, drop_grams),
    ]
