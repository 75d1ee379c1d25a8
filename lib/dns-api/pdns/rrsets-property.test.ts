import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { AppError } from "@/lib/core/errors";
import { applyEdits, changesAnything, diffZone } from "@/lib/dns/diff";
import type { ExistingRecord, ZoneRecord } from "@/lib/dns/record";
import { anyZone } from "@/lib/dns/testing/any-zone";
import { editsOf, patchBody, toRRsets } from "./rrsets";

// Properties run many cases; a busy machine needs more than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const zone = "example.com";
const numbered = (records: readonly ZoneRecord[]) =>
  records.map((record, at): ExistingRecord => ({ ...record, id: String(at) }));
/** As DNS has it, and PowerDNS: one TTL for a set. */
const evened = (records: readonly ZoneRecord[]): ZoneRecord[] => {
  const ttls = new Map(records.map(({ host, type, ttlSeconds }) => [`${host} ${type}`, ttlSeconds]));
  return records.map((record) => ({ ...record, ttlSeconds: ttls.get(`${record.host} ${record.type}`) ?? 600 }));
};

it("any zone that is written back as it was read is a plan of nothing", () => {
  fc.assert(
    fc.property(anyZone(zone), (made) => {
      const records = numbered(evened(made));
      const read = toRRsets(records, zone).map((set) => ({ ...set, changetype: "REPLACE" }));
      const { rrsets } = patchBody.parse(JSON.parse(JSON.stringify({ rrsets: read })));
      const { desired } = applyEdits(records, editsOf(rrsets, records, [], zone));
      expect(changesAnything(diffZone(records, desired))).toBe(false);
    }),
    { numRuns: 200 },
  );
});

it("any zone becomes any other one by its sets, and each deletion leaves the others", () => {
  fc.assert(
    fc.property(anyZone(zone), anyZone(zone), (from, to) => {
      const records = numbered(evened(from));
      const wanted = toRRsets(evened(to), zone);
      const kept = new Set(wanted.map(({ name, type }) => `${name} ${type}`));
      const gone = toRRsets(records, zone).filter(({ name, type }) => !kept.has(`${name} ${type}`));
      const sets = [
        ...gone.map(({ name, type }) => ({ name, type, changetype: "DELETE" })),
        ...wanted.map((set) => ({ ...set, changetype: "REPLACE" })),
      ];
      const { desired } = applyEdits(records, editsOf(patchBody.parse({ rrsets: sets }).rrsets, records, [], zone));
      expect(toRRsets(desired, zone)).toEqual(
        wanted.map((set) => expect.objectContaining({ name: set.name, ttl: set.ttl })),
      );
      const texts = (all: typeof wanted) => all.map((set) => set.records.map(({ content }) => content).sort());
      expect(texts(toRRsets(desired, zone))).toEqual(texts(wanted));
    }),
    { numRuns: 200 },
  );
});

it("any request is refused with a code of its own, or makes edits", () => {
  const word = fc.constantFrom(
    "www.example.com.",
    "example.com.",
    "A",
    "a",
    "TXT",
    "MX",
    "REPLACE",
    "EXTEND",
    "DELETE",
    "",
    "é",
    "\u0000",
  );
  const text = fc.oneof(word, fc.string({ unit: "grapheme" }));
  const content = fc.oneof(text, fc.constantFrom('"x"', "8.8.8.8", "10 a.example.", '"', "\\", '"\\999"'));
  const set = fc.record(
    {
      ...{ name: text, type: text, changetype: text, ttl: fc.oneof(fc.integer(), text, fc.constant(600)) },
      records: fc.oneof(fc.constant(null), fc.array(fc.record({ content }), { maxLength: 3 })),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(set, { maxLength: 3 }), anyZone(zone), (rrsets, made) => {
      const body = patchBody.safeParse({ rrsets });
      if (!body.success) return;
      try {
        editsOf(body.data.rrsets, numbered(made), [], zone);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).code).toMatch(/^dns_api\./);
      }
    }),
    { numRuns: 500 },
  );
});
