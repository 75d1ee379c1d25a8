import { PDNS_PROGRAMS, type WantedRRset } from "./programs";

/** A request of a program, and, where the shop deliberately answers otherwise than PowerDNS does, why. */
export interface RecordedCall {
  who: string;
  method: "GET" | "PATCH" | "PUT" | "POST" | "DELETE";
  /** Below /api/v1/servers; {} stands for the zone. */
  to: string;
  body?: unknown;
  differs?: Difference;
}

interface Difference {
  ours: number;
  theirs: number;
  reason: string;
}

/** Type, host, what it is first and what it becomes: kept alike by both. */
type Kept = readonly [type: string, host: string, first: readonly string[], then: readonly string[]];

const KEPT: readonly Kept[] = [
  ["A", "one", ["192.0.2.1"], ["192.0.2.2"]],
  ["A", "two", ["192.0.2.1", "192.0.2.2"], ["192.0.2.2", "192.0.2.3"]],
  ["A", "@", ["192.0.2.1"], ["192.0.2.1", "192.0.2.2", "192.0.2.3"]],
  ["A", "*", ["192.0.2.9"], ["192.0.2.8"]],
  ["A", "*.wild", ["192.0.2.9"], ["192.0.2.8"]],
  ["A", "a.b.c.deep", ["192.0.2.1"], ["192.0.2.2"]],
  ["A", "xn--fiq228c", ["192.0.2.1"], ["192.0.2.2"]],
  ["A", "under_score", ["192.0.2.1"], ["192.0.2.2"]],
  ["AAAA", "six", ["2001:db8::1"], ["2001:db8::1", "2001:db8::2"]],
  ["AAAA", "@", ["2001:db8::1"], ["2001:db8:0:1::1"]],
  ["CNAME", "alias", ["target.example.net."], ["other.example.net."]],
  ["CNAME", "_dmarc.alias", ["dmarc.example.net."], ["dmarc2.example.net."]],
  ["CNAME", "*.alias", ["target.example.net."], ["_under.example.net."]],
  ["MX", "@", ["10 mx1.example.net."], ["10 mx1.example.net.", "20 mx2.example.net."]],
  ["MX", "mail", ["0 mx1.example.net."], ["65535 mx1.example.net."]],
  ["TXT", "@", ['"v=spf1 mx -all"'], ['"v=spf1 mx -all"', '"site-verification=abc"']],
  ["TXT", "_acme-challenge", ['"bGVnbw_-1"'], ['"bGVnbw_-1"', '"bGVnbw_-2"']],
  ["TXT", "_dmarc", ['"v=DMARC1; p=none"'], ['"v=DMARC1; p=reject; rua=mailto:a@example.net"']],
  ["TXT", "s1._domainkey", [`"v=DKIM1; k=rsa; p=${"A".repeat(200)}"`], ['"v=DKIM1; p="']],
  ["TXT", "quoted", ['"a \\"b\\" c"'], ['"back \\\\ slash"']],
  ["TXT", "spaces", ['"two  spaces"'], ['"; semicolon"']],
  ["SRV", "_sip._tcp", ["10 60 5060 sip.example.net."], ["10 60 5060 sip.example.net.", "20 0 5061 sip.example.net."]],
  ["SRV", "_x._udp.sub", ["0 0 1 x.example.net."], ["65535 65535 65535 x.example.net."]],
  ["CAA", "@", ['0 issue "letsencrypt.org"'], ['0 issue "letsencrypt.org"', '0 iodef "mailto:a@example.net"']],
  ["CAA", "caa", ['128 issuewild ";"'], ['0 issue "letsencrypt.org;validationmethods=dns-01"']],
  ["NS", "sub", ["ns1.example.net."], ["ns1.example.net.", "ns2.example.net."]],
];

const TTLS = [300, 600, 3600, 86_400];

const nameOf = (zone: string, host: string) => (host === "@" ? `${zone}.` : `${host}.${zone}.`);

/** Each kind of set is made, made again, changed, deleted and deleted again, by one program after the other. */
function lives(zone: string): RecordedCall[] {
  return KEPT.flatMap(([type, host, first, then], at) => {
    const program = PDNS_PROGRAMS[at % PDNS_PROGRAMS.length] as (typeof PDNS_PROGRAMS)[number];
    const ttl = TTLS[at % TTLS.length] ?? 300;
    const set = { name: nameOf(zone, host), type, ttl };
    const calls = (who: string, contents: readonly string[]) =>
      program.bodies([{ ...set, contents }]).map((body) => patch(`${program.name} ${who}`, body));
    return [
      ...[...calls("creates", first), ...calls("creates again", first)],
      ...calls("changes", then),
      ...[...calls("deletes", []), ...calls("deletes again", [])],
    ];
  });
}

const patch = (who: string, body: unknown, differs?: Difference): RecordedCall => ({
  ...{ who, method: "PATCH", to: "/localhost/zones/{}", body },
  ...(differs ? { differs } : {}),
});

/** What is in the zone while it is read, and while what is wrong is tried. */
export const standing = (zone: string): WantedRRset[] => [
  { name: nameOf(zone, "@"), type: "A", ttl: 300, contents: ["192.0.2.1", "192.0.2.2"] },
  { name: nameOf(zone, "@"), type: "MX", ttl: 3600, contents: ["10 mx1.example.net.", "20 mx2.example.net."] },
  { name: nameOf(zone, "www"), type: "CNAME", ttl: 300, contents: [`${zone}.`] },
  { name: nameOf(zone, "there"), type: "A", ttl: 600, contents: ["192.0.2.1"] },
  { name: nameOf(zone, "there"), type: "TXT", ttl: 600, contents: ['"one"', '"two"'] },
];

/** Below /localhost/zones/{}: every way to read a zone. */
const ZONE_READS = [
  ...["", "?rrsets=true", "?rrsets=false", "?rrsets=maybe", "?rrset_name=there.{}", "?rrset_name=THERE.{}"],
  ...[
    "?rrset_name=there.{}&rrset_type=TXT",
    "?rrset_name=there.{}&rrset_type=txt",
    "?rrset_name=there.{}&rrset_type=MX",
  ],
  ...[
    "?rrset_name=there.{}&rrset_type=XX",
    "?rrset_name=none.{}",
    "?rrset_name={}&rrset_type=MX",
    "?rrset_name={}&rrset_type=A",
  ],
  ...["?rrset_type=TXT", "?rrset_name=there.example.org.", "?rrsets=false&rrset_name=there.{}"],
  ...["/export", "/metadata/ALLOW-AXFR-FROM", "/metadata/X-ANY", "/cryptokeys", "/nothing", "/check"],
];

const OTHER_READS = [
  ...["", "/localhost", "/localhost/zones", "/localhost/zones?zone={}", "/localhost/zones?zone=none.example.org."],
  ...[
    "/localhost/zones?zone=example.org",
    "/localhost/zones?zone=a..b.",
    "/localhost/zones?dnssec=false",
    "/localhost/tsigkeys",
    "/localhost/autoprimaries",
  ],
  ...["/other", "/other/zones", "/other/zones/{}", "/localhost/nothing", "/localhost/zones/none.example.org."],
  ...["/localhost/zones/none.example.org", "/localhost/zones/none.example.org./export", "/localhost/zones/a..b."],
  ...["/localhost/zones/none.example.org./metadata", "/localhost/zones/none.example.org./cryptokeys"],
  ...["/localhost/zones/org.", "/localhost/zones/sub.{}", "/localhost/config/version"],
];

function reads(): RecordedCall[] {
  const get = (who: string, to: string): RecordedCall => ({ who, method: "GET", to });
  return [
    ...PDNS_PROGRAMS.flatMap(({ name, reads: all }) => all.map((to) => get(name, to))),
    ...ZONE_READS.map((to) => get("anybody", `/localhost/zones/{}${to}`)),
    ...OTHER_READS.map((to) => get("anybody", to)),
  ];
}

type Refused = readonly [host: string, type: string, contents: readonly unknown[], change?: object];

/** What both refuse, whatever the rest of the request is. */
const REFUSED: readonly Refused[] = [
  ...(
    [
      "",
      "not an address",
      "192.0.2",
      "192.0.2.1.1",
      "192.0.2.256",
      "01.2.3.4",
      " 192.0.2.1",
      "192.0.2.1 ",
      "2001:db8::1",
    ] as const
  ).map((content): Refused => ["bad", "A", [content]]),
  ...(["192.0.2.1", "2001:db8", "2001:db8::g"] as const).map((content): Refused => ["bad", "AAAA", [content]]),
  ...(["x.example.net", "two names.example.net."] as const).map((content): Refused => ["bad", "CNAME", [content]]),
  ...(
    [
      "mx.example.net.",
      "10 mx.example.net",
      "70000 mx.example.net.",
      "10  mx.example.net.",
      "-1 mx.example.net.",
      "10",
    ] as const
  ).map((content): Refused => ["bad", "MX", [content]]),
  ...(["0 0 443 x.example.net", "0 0 x.example.net.", "0 0 99999 x.example.net.", "x.example.net."] as const).map(
    (content): Refused => ["_bad._tcp", "SRV", [content]],
  ),
  ...(["0 issue letsencrypt.org", '256 issue "letsencrypt.org"', 'issue "letsencrypt.org"', "0 issue"] as const).map(
    (content): Refused => ["bad", "CAA", [content]],
  ),
  ...(["bare", "two words", '"unclosed', '"a"b', 'a"b"'] as const).map((content): Refused => ["bad", "TXT", [content]]),
  ["bad", "NS", ["ns1.example.net"]],
  ["bad", "CNAME", ["x.example.net.", "y.example.net."]],
  ["there", "CNAME", ["x.example.net."]],
  ["www", "A", ["192.0.2.1"]],
  ["www", "TXT", ['"beside an alias"']],
  ["@", "CNAME", ["x.example.net."]],
  ["bad", "A", ["192.0.2.1", "192.0.2.1"]],
  ["bad", "MX", ["10 mx.example.net.", "10 mx.example.net."]],
  ["bad", "XX", ["x"]],
  ["a..b", "A", ["192.0.2.1"]],
  ["a b", "A", ["192.0.2.1"]],
  [`${"a".repeat(64)}`, "A", ["192.0.2.1"]],
  ["bad", "A", ["192.0.2.1"], { ttl: -1 }],
  ["bad", "A", ["192.0.2.1"], { ttl: 4_294_967_295 }],
  ["bad", "A", ["192.0.2.1"], { ttl: undefined }],
  ["bad", "A", ["192.0.2.1"], { changetype: "MERGE" }],
  ["bad", "A", ["192.0.2.1"], { changetype: "" }],
  ["bad", "A", ["192.0.2.1"], { changetype: undefined }],
  ["bad", "A", ["192.0.2.1"], { changetype: 5 }],
  ["bad", "A", ["192.0.2.1"], { name: undefined }],
  ["bad", "A", ["192.0.2.1"], { name: "www.example.org." }],
  ["bad", "A", ["192.0.2.1"], { name: "bad" }],
  ["bad", "A", ["192.0.2.1"], { type: undefined }],
  ["there", "A", [], { records: undefined }],
  ["there", "A", [], { records: null }],
  ["there", "A", [], { records: "192.0.2.1" }],
  ["there", "A", [], { records: [{}] }],
  ["there", "A", [], { records: [{ content: 5 }] }],
  ["there", "A", [], { records: [{ content: "192.0.2.1", disabled: "no" }] }],
  ["there", "A", [], { changetype: "EXTEND" }],
  ["there", "A", ["192.0.2.7", "192.0.2.8"], { changetype: "EXTEND" }],
  ["there", "A", ["192.0.2.1", "192.0.2.8"], { changetype: "PRUNE" }],
  ["there", "A", ["192.0.2.7"], { changetype: "EXTEND", ttl: undefined }],
];

const setOf = (zone: string, [host, type, contents, change = {}]: Refused) => ({
  ...{ name: nameOf(zone, host), type, ttl: 300, changetype: "REPLACE" },
  ...{ records: contents.map((content) => ({ content, disabled: false })), ...change },
});

function mistakes(zone: string): RecordedCall[] {
  const good = setOf(zone, ["good", "A", ["192.0.2.1"]]);
  const bodies = [{}, { rrsets: {} }, { rrsets: "x" }, { rrsets: null }, { rrsets: [1] }, { rrsets: [good, good] }];
  return [
    ...REFUSED.map((one) => patch("a mistake", { rrsets: [setOf(zone, one)] })),
    // One wrong part keeps the others from being made.
    patch("a mistake", { rrsets: [good, setOf(zone, ["bad", "AAAA", ["192.0.2.1"]])] }),
    ...bodies.map((body) => patch("a mistake", body)),
    { ...patch("a mistake", { rrsets: [good] }), to: "/localhost/zones/none.example.org." },
    { ...patch("a mistake", "{"), body: "{" },
    patch("nothing to do", { rrsets: [] }),
  ];
}

/** Several sets at once, and records that are added or taken away one by one. */
function combinations(zone: string): RecordedCall[] {
  const part = (host: string, type: string, contents: string[], change: object = {}) =>
    setOf(zone, [host, type, contents, change]);
  const both = (who: string, ...rrsets: object[]) => patch(who, { rrsets });
  return [
    both("EXTEND makes a set", part("ex", "A", ["192.0.2.1"], { changetype: "EXTEND" })),
    both("EXTEND adds", part("ex", "A", ["192.0.2.2"], { changetype: "EXTEND" })),
    both("EXTEND with another TTL", part("ex", "A", ["192.0.2.3"], { changetype: "EXTEND", ttl: 900 })),
    both("EXTEND again", part("ex", "A", ["192.0.2.3"], { changetype: "EXTEND" })),
    both("PRUNE takes away", part("ex", "A", ["192.0.2.2"], { changetype: "PRUNE" })),
    both("PRUNE again", part("ex", "A", ["192.0.2.2"], { changetype: "PRUNE" })),
    both(
      "REPLACE, then EXTEND",
      part("ex", "A", ["192.0.2.4"]),
      part("ex", "A", ["192.0.2.5"], { changetype: "EXTEND" }),
    ),
    both("DELETE, then REPLACE", part("ex", "A", [], { changetype: "DELETE" }), part("ex", "A", ["192.0.2.6"])),
    both("REPLACE, then DELETE", part("ex", "A", ["192.0.2.7"]), part("ex", "A", [], { changetype: "DELETE" })),
    both("small letters", part("ex", "a", ["192.0.2.7"], { changetype: "replace" })),
    both("capitals in the name", part("EX", "A", ["192.0.2.8"])),
    both("a TTL in quotes", part("ex", "A", ["192.0.2.8"], { ttl: "600" })),
    both("an alias instead", part("ex", "A", [], { changetype: "DELETE" }), part("ex", "CNAME", ["x.example.net."])),
    both("an address instead", part("ex", "CNAME", [], { changetype: "DELETE" }), part("ex", "A", ["192.0.2.9"])),
    both("comments alone", part("ex", "A", [], { records: undefined, comments: [] })),
    both("an empty set", part("ex", "A", [])),
    both("no set of a type that is not kept here", part("ex", "PTR", [], { changetype: "DELETE" })),
    { who: "acme.sh", method: "PUT", to: "/localhost/zones/{}/notify" },
    { who: "octoDNS", method: "PUT", to: "/localhost/zones/{}/notify" },
    { who: "anybody", method: "PUT", to: "/localhost/zones/{}/rectify" },
    { who: "anybody", method: "PUT", to: "/localhost/zones/none.example.org./notify" },
    { who: "anybody", method: "PUT", to: "/localhost/cache/flush?domain={}" },
    { who: "anybody", method: "PUT", to: "/localhost/cache/flush?domain=example.org" },
    {
      who: "Terraform",
      method: "PUT",
      to: "/localhost/zones/{}",
      body: { name: "{}.", kind: "Native", serial: 0, dnsssec: false },
    },
    { who: "anybody", method: "PUT", to: "/localhost/zones/{}", body: {} },
    ...(
      [
        "GET /localhost/zones/{}/notify",
        "POST /localhost/zones/{}",
        "PATCH /localhost/zones",
        "PUT /localhost/zones",
      ] as const
    ).map((line): RecordedCall => {
      const [method, to] = line.split(" ") as [RecordedCall["method"], string];
      return { who: "a mistake", method, to, ...(method === "GET" ? {} : { body: {} }) };
    }),
  ];
}

/** Every recorded call that both answer alike, in an order in which each finds what it needs. */
export const alikeCalls = (zone: string): RecordedCall[] => [
  ...lives(zone),
  ...PDNS_PROGRAMS.slice(0, 1).flatMap(({ name, bodies }) => bodies(standing(zone)).map((body) => patch(name, body))),
  ...reads(),
  ...mistakes(zone),
  ...combinations(zone),
];
