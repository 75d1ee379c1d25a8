import { expect, it } from "vitest";
import { editsOf, toRRsets } from "./rrsets";

const zone = "example.com";
const textOf = (content: string) => {
  const set = { name: "t.example.com.", type: "TXT", ttl: 600, changetype: "REPLACE" };
  const [edit] = editsOf([{ ...set, records: [{ content, disabled: false }] }], [], [], zone);
  return edit?.op === "add" ? edit.record.value : undefined;
};
const shown = (value: string) =>
  toRRsets([{ host: "t", type: "TXT", value, ttlSeconds: 600 }], zone)[0]?.records[0]?.content;

it.each([
  ['"plain"', "plain"],
  ['"one " "two"', "one two"],
  ['"a \\"b\\" \\\\c"', 'a "b" \\c'],
  ['"\\065\\066"', "AB"],
  ['"\\034\\092"', '"\\'],
])("reads the text %s", (content, text) => {
  expect(textOf(content)).toBe(text);
});

it.each(["plain", 'a "b" \\c', "\\065", "v=DKIM1; p=MIGf+/=", ";"])("writes %s so that it is read back", (text) => {
  expect(textOf(shown(text) ?? "")).toBe(text);
});

it("has one TTL for a set: the shortest of its records", () => {
  const record = { host: "@", type: "A", value: "192.0.2.1", ttlSeconds: 600 };
  const [set] = toRRsets([record, { ...record, value: "192.0.2.2", ttlSeconds: 300 }], zone);
  expect([set?.ttl, set?.records.length, Object.keys(set ?? {})]).toEqual([
    ...[300, 2],
    ["comments", "name", "records", "ttl", "type"],
  ]);
});
