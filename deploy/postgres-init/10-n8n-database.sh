#!/bin/sh
# Runs once, when PostgreSQL makes its data folder: n8n gets a user and a database of its own beside Chatwoot's.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$N8N_DATABASE_PASSWORD" --username "${POSTGRES_USER:-postgres}" --dbname "$POSTGRES_DB" <<'SQL'
CREATE USER n8n PASSWORD :'password';
CREATE DATABASE n8n OWNER n8n;
SQL
