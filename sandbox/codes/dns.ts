import type { Bench, Provocation } from "./bench";

const NAME = "free-dns.com";

const adding = (how: string, change: Record<string, string>): Provocation => [
  how,
  async (bench) => {
    await bench.own(NAME);
    return add(bench, change);
  },
];

const add = (bench: Bench, change: Record<string, string> = {}) =>
  bench.call("domains.AddRec", { domainname: NAME, rec_item: "www", rec_type: "A", rec_value: "192.0.2.1", ...change });

/** Buys a domain and adds a record. @returns the record's id. */
async function withRecord(bench: Bench): Promise<string> {
  await bench.own(NAME);
  return String((await add(bench)).message);
}

const elsewhere = async (bench: Bench): Promise<void> => {
  await bench.call("domains.ModifyDNS", {
    domainname: NAME,
    dns_hst1: "ns1.other.example",
    dns_hst2: "ns2.other.example",
  });
};

const dnsListCodes = {
  "10012": ["no username", (bench) => bench.call("domains.DNSList", {}, { username: "" })],
  "11301": ["no domainname", (bench) => bench.call("domains.DNSList")],
  "11302": ["a name that is not in the account", (bench) => bench.call("domains.DNSList", { domainname: NAME })],
  "11405": "an internal failure: plant a `code` fault",
} satisfies Record<string, Provocation>;

const setting = (bench: Bench, one: string, two: string, more: Record<string, string> = {}) =>
  bench.call("domains.ModifyDNS", { domainname: NAME, dns_hst1: one, dns_hst2: two, ...more });

const modifyDnsCodes = {
  "10012": ["no username", (bench) => bench.call("domains.ModifyDNS", {}, { username: "" })],
  "11046": [
    "a host that is none, or a name that is being registered or has expired",
    async (bench) => {
      await bench.own(NAME);
      return setting(bench, "not a host", "ns2.other.example");
    },
  ],
  "11301": ["no domainname", (bench) => bench.call("domains.ModifyDNS")],
  "11302": ["a name that is not in the account", (bench) => setting(bench, "ns1.other.example", "ns2.other.example")],
  "11401": ["no dns_hst1", (bench) => setting(bench, "", "ns2.other.example")],
  "11402": ["no dns_hst2", (bench) => setting(bench, "ns1.other.example", "")],
  "11403": ["one host twice", (bench) => setting(bench, "ns1.other.example", "NS1.other.example")],
} satisfies Record<string, Provocation>;

const resetDnsCodes = {
  "11502": ["a name that is not in the account", (bench) => bench.call("domains.ResetDNS", { domainname: NAME })],
} satisfies Record<string, Provocation>;

const recListCodes = {
  "11302": ["a name that is not in the account", (bench) => bench.call("domains.RecList", { domainname: NAME })],
} satisfies Record<string, Provocation>;

const addRecCodes = {
  "11301": adding("no domainname", { domainname: "" }),
  "11302": ["a name that is not in the account", (bench) => add(bench)],
  "11303": adding("no rec_item (the domain itself is @)", { rec_item: "" }),
  "11304": adding("MX without rec_level", { rec_type: "MX", rec_value: "mx.example.com." }),
  "11305": adding("no rec_value", { rec_value: "" }),
  "11306": adding("no rec_type, or one that is not listed", { rec_type: "" }),
  "11307": [
    "other name servers (ModifyDNS)",
    async (bench) => {
      await bench.own(NAME);
      await elsewhere(bench);
      return add(bench);
    },
  ],
  "11308": [
    "a name that is being registered, or has expired",
    async (bench) => {
      await bench.order(NAME, await bench.contact());
      return add(bench);
    },
  ],
  "11309": adding("rec_item with other signs", { rec_item: "a b" }),
  "11310": adding("CNAME on @", { rec_type: "CNAME", rec_item: "@", rec_value: "example.com." }),
  "11311": adding("rec_level that is no number", { rec_type: "MX", rec_level: "high", rec_value: "mx.example.com." }),
  "11312": adding("A with no address", { rec_value: "300.1.1.1" }),
  "11313": adding("CNAME without the final dot", { rec_type: "CNAME", rec_value: "example.com" }),
  "11314": adding("MX without the final dot", { rec_type: "MX", rec_level: "10", rec_value: "mx.example.com" }),
  "11315": adding("TXT over 255", { rec_type: "TXT", rec_value: "x".repeat(256) }),
  "11316": adding("TXT with Chinese", { rec_type: "TXT", rec_value: "你好" }),
  "11319": [
    "a record that is there already, a CNAME beside others, TTL below 300, a bad AAAA, NS, SRV or CAA, the 51st record",
    async (bench) => {
      await withRecord(bench);
      return add(bench);
    },
  ],
} satisfies Record<string, Provocation>;

const modify = (bench: Bench, change: Record<string, string>) =>
  bench.call("domains.ModifyRec", { domainname: NAME, rec_ttl: "600", rec_value: "192.0.2.2", ...change });

const modifying = (how: string, change: Record<string, string>): Provocation => [
  how,
  async (bench) => modify(bench, { rec_id: await withRecord(bench), ...change }),
];

/** Adds a record, then changes the domain (other name servers, paused), then makes the call. */
const after = (
  how: string,
  act: (bench: Bench) => Promise<unknown>,
  call: (bench: Bench, id: string) => ReturnType<typeof modify>,
): Provocation => [
  how,
  async (bench) => {
    const id = await withRecord(bench);
    await act(bench);
    return call(bench, id);
  },
];

const pause = (bench: Bench) => bench.control.domainState({ domainname: NAME, state: "pause" });
const erase = (bench: Bench, rec_id: string, domainname = NAME) =>
  bench.call("domains.DeleteRec", { domainname, rec_id });

const modifyRecCodes = {
  "11301": modifying("no domainname", { domainname: "" }),
  "11302": ["a name that is not in the account", (bench) => modify(bench, { rec_id: "1" })],
  "11305": modifying("no rec_value", { rec_value: "" }),
  "11307": after("other name servers", elsewhere, (bench, id) => modify(bench, { rec_id: id })),
  "11308": after("a name that does not run", pause, (bench, id) => modify(bench, { rec_id: id })),
  "11317": modifying("no rec_id", { rec_id: "" }),
  "11318": modifying("a record that is not this domain's", { rec_id: "1" }),
  "11320": modifying("a value that the type does not allow, TTL below 300, a twin", { rec_value: "300.1.1.1" }),
} satisfies Record<string, Provocation>;

const deleteRecCodes = {
  "11301": ["no domainname", (bench) => erase(bench, "1", "")],
  "11302": ["a name that is not in the account", (bench) => erase(bench, "1")],
  "11307": after("other name servers", elsewhere, erase),
  "11308": after("a name that does not run", pause, erase),
  "11317": ["no rec_id", (bench) => erase(bench, "")],
  "11318": [
    "a record that is not this domain's",
    async (bench) => {
      await bench.own(NAME);
      return erase(bench, "1");
    },
  ],
  "11321": "an internal failure: plant a `code` fault",
} satisfies Record<string, Provocation>;

export const dnsCodes = {
  "domains.DNSList": dnsListCodes,
  "domains.ModifyDNS": modifyDnsCodes,
  "domains.ResetDNS": resetDnsCodes,
  "domains.RecList": recListCodes,
  "domains.AddRec": addRecCodes,
  "domains.ModifyRec": modifyRecCodes,
  "domains.DeleteRec": deleteRecCodes,
};
