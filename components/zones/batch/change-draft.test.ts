import { expect, it } from "vitest";
import { changeOf, draftFaults, draftOf, draftOfChange, emptyRecord, pastedDomains } from "./change-draft";

const zone = "mybrand.com";
const mx = { ...emptyRecord("MX"), value: "mx.example.com", priority: "5" };

it("a change that was made before is typed again as it was", () => {
  const record = { host: "@", type: "MX" as const, value: "mx.example.com.", ttlSeconds: 600, priority: 5 };
  for (const change of [
    { kind: "add" as const, records: [record] },
    { kind: "replace" as const, host: "@", type: "MX" as const, records: [record] },
    { kind: "delete" as const, host: null, type: "TXT" as const, text: "old" },
    { kind: "find" as const, type: null, find: "a", replacement: "" },
  ])
    expect(changeOf(draftOfChange(change))).toEqual(change);
});

it("what replaces records has their host and type, whatever was typed before", () => {
  const draft = {
    ...draftOf([]),
    kind: "replace" as const,
    host: "mail",
    type: "MX" as const,
    records: [{ ...mx, type: "A" as const }],
  };
  expect(changeOf(draft)).toMatchObject({ records: [{ host: "mail", type: "MX", priority: 5 }] });
});

it("faults stand beside their fields", async () => {
  const records = [
    { ...emptyRecord("A"), value: "no address", ttl: "ten" },
    { ...mx, priority: "high" },
  ];
  expect(Object.keys(await draftFaults({ ...draftOf([]), records }, zone)).sort()).toEqual([
    "0.ttl",
    "0.value",
    "1.priority",
  ]);
  const empty = { ...draftOf([]), host: "", type: "" as const };
  expect(await draftFaults({ ...empty, kind: "delete" }, zone)).toEqual({ host: { code: "zones.batch.all" } });
  expect(await draftFaults({ ...empty, kind: "find" }, zone)).toEqual({ find: { code: "input.required" } });
  expect(await draftFaults({ ...draftOf([]), records: [{ ...mx, value: "mx.{domain}" }] }, zone)).toEqual({});
});

it("a pasted list is read however its names are separated and written", () => {
  const domains = [
    { serviceId: "1", domain: "one.com", displayName: "one.com" },
    { serviceId: "2", domain: "xn--fiq228c.com", displayName: "中文.com" },
  ];
  expect(pastedDomains("One.com, 中文.com；\nhttps://www.one.com/ other.cn.", domains)).toEqual({
    found: ["1", "2"],
    unknown: ["other.cn"],
  });
});
