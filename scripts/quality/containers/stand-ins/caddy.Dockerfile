# Stands in for caddy:2 where no registry of images is reached: the Caddy of Debian, with the official image's folders and command.
FROM kumquat-stand-in-debian
RUN apt-get update && apt-get install -y --no-install-recommends caddy && rm -rf /etc/caddy/*
ENV XDG_CONFIG_HOME=/config XDG_DATA_HOME=/data
RUN mkdir -p /config /data
EXPOSE 80 443 443/udp 2019
WORKDIR /srv
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
