#!/bin/sh
# What the official image does at a start, as far as the shop relies on it: as root it gives the volume to the user postgres and becomes it;
# an empty volume gets a cluster in a folder named by the version, whose superuser has POSTGRES_PASSWORD; while that is made, nobody reaches
# the server over TCP. Other commands than the server are run as they are.
set -eu
[ "${1:-}" = postgres ] || exec "$@"
version=$(basename "$(readlink /usr/lib/postgresql/current)")
data=/var/lib/postgresql/$version/docker
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$data" /var/run/postgresql
  chown -R postgres:postgres /var/lib/postgresql /var/run/postgresql
  chmod 700 "$data"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
if [ ! -s "$data/PG_VERSION" ]; then
  [ -n "${POSTGRES_PASSWORD:-}" ] || { echo "POSTGRES_PASSWORD is not set" >&2; exit 1; }
  secret=$(mktemp)
  printf '%s\n' "$POSTGRES_PASSWORD" > "$secret"
  initdb --pgdata="$data" --username=postgres --pwfile="$secret" --auth-local=trust --auth-host=scram-sha-256
  rm "$secret"
  echo "host all all all scram-sha-256" >> "$data/pg_hba.conf"
  echo "listen_addresses = '*'" >> "$data/postgresql.conf"
  pg_ctl --pgdata="$data" --options="-c listen_addresses=''" --wait start
  pg_ctl --pgdata="$data" --mode=fast --wait stop
fi
exec postgres -D "$data"
