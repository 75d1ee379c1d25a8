# Stands in for postgres:18-bookworm where no registry of images is reached: the PostgreSQL of Debian, with what the official image does that
# the shop relies on: its volume, POSTGRES_PASSWORD, its user, its path, and that a first start makes the cluster.
FROM kumquat-stand-in-debian
RUN apt-get update && apt-get install -y --no-install-recommends locales postgresql \
  && pg_dropcluster --stop $(pg_lsclusters -h | cut -d' ' -f1) main \
  && ln -s /usr/lib/postgresql/* /usr/lib/postgresql/current \
  && rm -rf /var/lib/postgresql/* && chown postgres:postgres /var/lib/postgresql
# As the official image: other programs than the server find what they need without the version in their path.
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/current/bin LANG=C.UTF-8
COPY --chmod=755 postgres-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
VOLUME /var/lib/postgresql
ENTRYPOINT ["docker-entrypoint.sh"]
STOPSIGNAL SIGINT
EXPOSE 5432
CMD ["postgres"]
