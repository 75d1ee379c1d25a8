/** A set of records that somebody wants, or an empty one that is to be deleted. */
export interface WantedRRset {
  /** Full, with its final dot. */
  name: string;
  type: string;
  ttl: number;
  contents: readonly string[];
}

/** A program that manages records through PowerDNS's API: what it reads, and the bodies in which it asks for sets. */
export interface Program {
  name: string;
  /** Below /api/v1/servers; {} stands for the zone. */
  reads: readonly string[];
  /** One body for each PATCH that it makes of these sets. */
  bodies: (sets: readonly WantedRRset[]) => PatchBody[];
}

type PatchBody = { rrsets: object[] } & Record<string, unknown>;

const eachAlone =
  (body: (set: WantedRRset) => object): Program["bodies"] =>
  (sets) =>
    sets.map((set) => ({ rrsets: [body(set)] }));
const together =
  (body: (set: WantedRRset) => object): Program["bodies"] =>
  (sets) => [{ rrsets: sets.map(body) }];

/** Read from the programs' sources (octodns-powerdns, external-dns, dnscontrol, terraform-provider-powerdns, lego, cert-manager-webhook-pdns, acme.sh). */
export const PDNS_PROGRAMS: readonly Program[] = [
  {
    name: "octoDNS",
    reads: ["/localhost", "/localhost/zones/{}"],
    bodies: together(({ name, type, ttl, contents }) => ({
      ...{ name, type, ttl, changetype: contents.length > 0 ? "REPLACE" : "DELETE" },
      records: contents.map((content) => ({ content, disabled: false })),
    })),
  },
  {
    name: "external-dns",
    reads: ["/localhost/zones", "/localhost/zones/{}"],
    // What is false, empty or null is left out; the zone of the list goes back as it was read. Creations and changes are one request,
    // deletions, which have no TTL, another one.
    bodies: (sets) => {
      const listed = { id: "{}.", name: "{}.", url: "/api/v1/servers/localhost/zones/{}.", kind: "Native", serial: 1 };
      const kept = sets.filter(({ contents }) => contents.length > 0);
      const gone = sets.filter(({ contents }) => contents.length === 0);
      const changed = kept.map(({ name, type, ttl, contents }) => ({
        ...{ name, type, ttl, changetype: "REPLACE" },
        records: contents.map((content) => ({ content })),
      }));
      const deleted = gone.map(({ name, type }) => ({
        ...{ name, type, changetype: "DELETE" },
        records: [{ content: "192.0.2.99" }],
      }));
      return [changed, deleted].filter(({ length }) => length > 0).map((rrsets) => ({ ...listed, rrsets }));
    },
  },
  {
    name: "DNSControl",
    reads: [
      "/localhost/zones",
      "/localhost/zones/{}",
      "/localhost/zones/{}?rrsets=true",
      "/localhost/zones/{}/cryptokeys",
    ],
    // All deletions in one request, then all changes in another one; beside them the rest of an empty zone.
    bodies: (sets) => {
      const kept = sets.filter(({ contents }) => contents.length > 0);
      const gone = sets.filter(({ contents }) => contents.length === 0);
      const deleted = gone.map(({ name, type }) => ({
        ...{ name, type, ttl: 0, changetype: "DELETE", records: null, comments: null },
      }));
      const changed = kept.map(({ name, type, ttl, contents }) => ({
        ...{ name, type, ttl, changetype: "REPLACE", comments: null },
        records: contents.map((content) => ({ content, disabled: false, "set-ptr": false })),
      }));
      const empty = { name: "", type: "Zone", nameservers: null };
      return [deleted, changed].filter(({ length }) => length > 0).map((rrsets) => ({ ...empty, rrsets }));
    },
  },
  {
    name: "Terraform",
    reads: ["", "/localhost/zones/{}"],
    bodies: eachAlone(({ name, type, ttl, contents }) =>
      contents.length > 0
        ? {
            ...{ name, type, ttl, changetype: "REPLACE" },
            records: contents.map((content) => ({ name, type, content, ttl, disabled: false, "set-ptr": false })),
          }
        : { name, type, changetype: "DELETE", ttl: 0 },
    ),
  },
  {
    name: "lego",
    reads: ["/localhost/zones/{}"],
    bodies: eachAlone(({ name, type, ttl, contents }) =>
      contents.length > 0
        ? {
            ...{ name, type, kind: "Master", changetype: "REPLACE", ttl },
            records: contents.map((content) => ({ content, disabled: false, name, type, ttl })),
          }
        : { name, type, kind: "", changetype: "DELETE" },
    ),
  },
  {
    name: "cert-manager",
    reads: ["/localhost/zones/{}"],
    // The last challenge is taken away by an empty set.
    bodies: eachAlone(({ name, type, ttl, contents }) => ({
      ...{ name, type, ttl, changetype: "REPLACE" },
      records: contents.map((content) => ({ content, disabled: false })),
    })),
  },
  {
    name: "acme.sh",
    // Asks for each name above its own until one is a zone; at last for the root.
    reads: [
      ...["/localhost/zones?zone=_acme-challenge.{}", "/localhost/zones?zone={}", "/localhost/zones?zone=org."],
      ...["/localhost/zones?zone=.", "/localhost/zones/{}"],
    ],
    bodies: eachAlone(({ name, type, ttl, contents }) =>
      contents.length > 0
        ? {
            ...{ changetype: "REPLACE", name, type, ttl },
            records: contents.map((content) => ({ content, disabled: false })),
          }
        : { changetype: "DELETE", name, type },
    ),
  },
];
