#!/usr/bin/env bash
# Runs a command with a Postgres server of its own on loopback, named by TEST_DATABASE_URL, and ends the server with it.
# Installs Debian's Postgres where there is none.
set -euo pipefail

if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null; then
  apt-get update -qq
  apt-get install -y -qq postgresql > /dev/null
fi
programs=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1)")
port=${TEST_POSTGRES_PORT:-54329}
folder=$(mktemp -d)

# Postgres refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}
[ "$(id -u)" = 0 ] && chown postgres "$folder"
stop() {
  as_postgres "$programs/pg_ctl" -D "$folder/data" -m immediate stop > /dev/null || true
  rm -rf "$folder"
}
trap stop EXIT

as_postgres "$programs/initdb" -D "$folder/data" -U postgres -A trust > "$folder/log"
as_postgres "$programs/pg_ctl" -D "$folder/data" -w -l "$folder/data/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c max_connections=200 -k $folder" start > /dev/null

TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres" "$@"
