# Stands in for node:24-bookworm-slim where no registry of images is reached: Debian, and the Node and npm of the machine that proves.
FROM kumquat-stand-in-debian
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
# npm of Debian's or NodeSource's package reads these files of its own folder; the authorities of this machine are in the base.
RUN rm -f /usr/local/lib/node_modules/npm/npmrc \
  && ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
  && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx \
  && groupadd --gid 1000 node && useradd --uid 1000 --gid node --create-home node
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
CMD ["node"]
