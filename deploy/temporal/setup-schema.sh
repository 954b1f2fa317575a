#!/bin/sh
# Temporal's two databases: made where they are missing, brought up to date where they are old.
set -eu
for database in temporal visibility; do
  name=$([ "$database" = visibility ] && echo temporal_visibility || echo temporal)
  temporal-sql-tool --db "$name" create || true
  # refuses when the schema is there
  temporal-sql-tool --db "$name" setup-schema -v 0.0 || true
  temporal-sql-tool --db "$name" update-schema -d "/etc/temporal/schema/postgresql/v12/$database/versioned"
done
