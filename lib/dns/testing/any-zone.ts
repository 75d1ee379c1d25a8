import fc from "fast-check";
import { composeRecord } from "../compose";
import type { Form } from "../kind";
import { RECORD_TYPES, type RecordType, type ZoneRecord } from "../record";
import { checkZone } from "../zone-check";

const outside = fc.constantFrom("a.cn", "mail.example.com", "_dc.x.net", "xn--fiqs8s.cn", "1.2.example.org");
const number = fc.integer({ min: 0, max: 65_535 }).map(String);
const ttl = fc.integer({ min: 300, max: 2_592_000 }).map(String);
const label = fc.constantFrom(
  "@",
  "www",
  "mail",
  "a.b",
  "_dmarc",
  "*",
  "*.shop",
  "xn--fsq092h",
  "0",
  "s1._domainkey",
  "in",
  "a",
);
const printable = fc.string({ unit: "grapheme-ascii", maxLength: 255 });

const forms: Record<RecordType, fc.Arbitrary<Form>> = {
  A: fc.record({ address: fc.ipV4() }),
  AAAA: fc.record({ address: fc.ipV6() }),
  CNAME: fc.record({ target: outside }),
  MX: fc.record({ exchange: outside, priority: number }),
  NS: fc.record({ target: outside }),
  SRV: fc.record({ priority: number, weight: number, port: number, target: outside }),
  CAA: fc.oneof(
    fc.record({
      flags: fc.constantFrom("0", "128"),
      tag: fc.constantFrom("issue", "issuewild"),
      value: fc.constantFrom("letsencrypt.org", ";", "a.cn; policy=x\\y"),
    }),
    fc.record({ flags: fc.constant("0"), tag: fc.constant("iodef"), value: fc.constant("mailto:a@b.cn") }),
  ),
  TXT: fc.record({
    text: fc.oneof(
      printable,
      fc.constantFrom('"', "\\", "a;b (c) $d @", "'quoted", "=1+1", "-x", "`a", "\\034", "{}", "v=spf1 -all"),
    ),
  }),
};

function anyRecord(zone: string): fc.Arbitrary<ZoneRecord | null> {
  return fc
    .constantFrom(...RECORD_TYPES)
    .chain((type) =>
      fc
        .record({ form: forms[type], host: type === "SRV" ? fc.constantFrom("_sip._tcp", "_a._udp.b") : label, ttl })
        .map(({ form, host, ttl }) => composeRecord(type, { ...form, host, ttl }, zone).record),
    );
}

/** The records of a zone as the shop would let anybody save it, of all types. */
export function anyZone(zone: string): fc.Arbitrary<ZoneRecord[]> {
  return fc.array(anyRecord(zone), { maxLength: 14 }).map((made) => {
    const records: ZoneRecord[] = [];
    for (const record of made) {
      if (!record) continue;
      const faults = checkZone([...records, record], zone);
      if (!faults.some(({ level }) => level === "error")) records.push(record);
    }
    return records;
  });
}
