import type { RecordedCall } from "./recorded-calls";

/** Why the shop answers otherwise than PowerDNS, on purpose. */
const REASONS = {
  type: "the upstream has no such type",
  ttl: "the upstream's least TTL is 300 seconds",
  value: "the upstream can't hold it, or nobody means it",
  system: "SOA and the name servers of the domain itself belong to the system",
  disabled: "there are no disabled records at the upstream",
  mapped: "the rules of an address are those of the form for people",
  idn: "a Chinese name is taken as its Punycode",
  outside: "deleting what is outside of the zone is a mistake",
  result: "a change is judged by its result, not by the order of its parts",
  zones: "domains are bought and ended in the shop",
  settings: "settings of a zone belong to the shop",
  object: "a body that is no object is no request",
  own: "below it is the shop's own API",
} as const;

type Reason = keyof typeof REASONS;
type Row = readonly [
  why: Reason,
  ours: number,
  host: string,
  type: string,
  contents: readonly string[],
  change?: object,
];

/** PowerDNS answers each of these 204. */
const SETS: readonly Row[] = [
  ["type", 422, "x", "PTR", ["x.example.net."]],
  ["type", 422, "x", "ALIAS", ["x.example.net."]],
  ["type", 422, "x", "SSHFP", ["1 1 abcdef"]],
  ["type", 422, "x", "SPF", ['"v=spf1 -all"']],
  ["type", 422, "x", "NAPTR", ['10 10 "u" "a" "b" .']],
  ["type", 422, "x", "TLSA", ["3 1 1 aa"]],
  ["type", 422, "x", "DS", ["1 8 2 aa"]],
  ["type", 422, "x", "HTTPS", ["1 . alpn=h2"]],
  ["type", 422, "x", "SVCB", ["1 x.example.net."]],
  ["type", 422, "x", "DNAME", ["x.example.net."]],
  ["ttl", 422, "x", "A", ["192.0.2.1"], { ttl: 0 }],
  ["ttl", 422, "x", "A", ["192.0.2.1"], { ttl: 60 }],
  ["value", 422, "x", "A", ["192.0.2.1"], { ttl: 2_147_483_647 }],
  ["value", 422, "x", "TXT", ['""']],
  ["value", 422, "x", "TXT", ['"heritage=external-dns,external-dns/owner=x"']],
  ["value", 422, "x", "TXT", [`"${"a".repeat(250)}" "${"b".repeat(250)}"`]],
  ["value", 422, "x", "TXT", ['"\u00e9"']],
  ["value", 422, "x", "TXT", ['" "']],
  ["value", 422, "x", "TXT", ['" outer spaces "']],
  ["value", 422, "x", "CAA", ['0 issue "letsencrypt.org; validationmethods=dns-01"']],
  ["value", 422, "x", "MX", ["0 ."]],
  ["value", 422, "x", "CNAME", ["single."]],
  ["value", 422, "no-service", "SRV", ["0 0 1 x.example.net."]],
  ["value", 422, "-x", "A", ["192.0.2.1"]],
  ["disabled", 422, "x", "A", [], { records: [{ content: "192.0.2.1", disabled: true }] }],
  ["outside", 422, "x", "A", [], { name: "x.example.org.", changetype: "DELETE" }],
];

const nameOf = (zone: string, host: string) => (host === "@" ? `${zone}.` : `${host}.${zone}.`);

/** The calls that are answered differently on purpose. What PowerDNS then has more of is deleted there by the test. */
export function differentCalls(zone: string): RecordedCall[] {
  const set = (host: string, type: string, contents: readonly string[], change: object = {}) => ({
    ...{ name: nameOf(zone, host), type, ttl: 300, changetype: "REPLACE" },
    ...{ records: contents.map((content) => ({ content, disabled: false })), ...change },
  });
  const call = (why: Reason, [ours, theirs]: readonly [number, number], line: string, body?: unknown): RecordedCall => {
    const [method, to = ""] = line.split(" ") as [RecordedCall["method"], string?];
    const differs = { ours, theirs, reason: REASONS[why] };
    return { who: why, method, to, differs, ...(body === undefined ? {} : { body }) };
  };
  const patch = (why: Reason, statuses: readonly [number, number], ...rrsets: object[]) =>
    call(why, statuses, "PATCH /localhost/zones/{}", { rrsets });
  return [
    ...SETS.map(([why, ours, host, type, contents, change]) =>
      patch(why, [ours, 204], set(host, type, contents, change)),
    ),
    patch("mapped", [204, 422], set("x", "AAAA", ["::ffff:192.0.2.1"])),
    patch("idn", [204, 422], set("\u4e2d\u6587", "A", ["192.0.2.1"])),
    patch("idn", [204, 204], set("xn--fiq228c", "A", [], { changetype: "DELETE" })),
    patch(
      "result",
      [204, 422],
      set("there", "CNAME", ["x.example.net."]),
      ...["A", "TXT"].map((type) => set("there", type, [], { changetype: "DELETE" })),
    ),
    call("object", [400, 422], "PATCH /localhost/zones/{}", []),
    call("settings", [403, 204], "PUT /localhost/zones/{}", { kind: "Master" }),
    call("settings", [403, 204], "PUT /localhost/zones/{}", { soa_edit_api: "EPOCH" }),
    call("settings", [403, 422], "PUT /localhost/zones/{}", { rrsets: [] }),
    call("settings", [403, 200], "PUT /localhost/zones/{}/metadata/ALLOW-AXFR-FROM", { metadata: ["AUTO-NS"] }),
    call("settings", [403, 201], "POST /localhost/zones/{}/metadata", { kind: "X-ANY", metadata: ["x"] }),
    call("settings", [403, 204], "DELETE /localhost/zones/{}/metadata/X-ANY"),
    call("settings", [403, 422], "POST /localhost/zones/{}/cryptokeys", { keytype: "ksk" }),
    call("zones", [403, 201], "POST /localhost/zones", { name: `new-${zone}.`, kind: "Native", nameservers: [] }),
    call("zones", [403, 409], "POST /localhost/zones", { name: `${zone}.`, kind: "Native" }),
    call("zones", [403, 422], "POST /localhost/zones", {}),
    call("own", [404, 200], "GET /localhost/search-data?q=x"),
    patch("system", [422, 204], set("@", "NS", ["ns2.example.net."])),
    patch("system", [422, 204], set("@", "SOA", ["a. b. 1 2 3 4 5"])),
    call("zones", [403, 204], "DELETE /localhost/zones/{}"),
  ];
}
