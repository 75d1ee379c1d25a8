import fc from "fast-check";

/** Text that some layer can't handle: the database, a URL, a date, a regular expression. */
const HOSTILE_TEXTS = [
  "\0",
  "a\0b",
  "\ud800",
  "a\udfffb",
  "\udc00\ud800",
  "",
  " ",
  "\u202e\u200b\ufeff",
  "😀".repeat(50),
  "é́́",
  "x".repeat(5_000),
  "山".repeat(30_000),
  "'; DROP TABLE postings; --",
  "%' OR 1=1",
  "\\",
  "%",
  "_",
  "%ff",
  "%00",
  "../../etc/passwd",
  "..%2f..%2f",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "http://169.254.169.254/",
  "a\r\nSet-Cookie: x=1",
  "null",
  "undefined",
  "NaN",
  "Infinity",
  "-0",
  "1e999",
  "0x10",
  "٣",
  "１２３４５６",
  "9".repeat(18),
  "9".repeat(40),
  "-9223372036854775809",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "0000-00-00",
  "0001-01-01",
  "9999-12-31",
  "2026-02-30",
  "2026-02-30T00:00:00Z",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "+275760-09-13T00:00:00.001Z",
  "-271821-04-19T23:59:59Z",
  "[",
  "(",
  "(?<a>",
  "*".repeat(100),
  "a@b",
  '"@example.com',
  `${"a".repeat(64)}@${"b".repeat(120)}.com`,
  "xn--",
  "xn--a",
  "xn--80ak6aa92e.com",
  ".".repeat(253),
  `${"a".repeat(64)}.com`,
  "1.2.3.4",
  "::1",
  "=cmd()",
];

/** Text in the form of a cursor, but without a row, or with a time that the database can't represent. */
const HOSTILE_CURSORS = [
  "x",
  "_",
  "NaN_x",
  "1_1",
  "1700000000000_",
  "1700000000000_00000000-0000-0000-0000-00000000000",
  "9999999999999_ffffffff-ffff-ffff-ffff-ffffffffffff",
  "99999999999999999_ffffffff-ffff-ffff-ffff-ffffffffffff",
  "1700000000000_------------------------------------",
  "-1",
  "9".repeat(19),
  "------------------------------------",
  ...[
    ["expires", 1e15, "00000000-0000-4000-8000-000000000000"],
    ["expires", 8.65e15, "00000000-0000-4000-8000-000000000000"],
    ["expires", null, "------------------------------------"],
    ["newest", null, "------------------------------------"],
    ["name", "a\0b", "00000000-0000-4000-8000-000000000000"],
    ["name", "\ud800", "00000000-0000-4000-8000-000000000000"],
    ["name", { gt: "" }, "00000000-0000-4000-8000-000000000000"],
    [],
    null,
  ].map((value) => Buffer.from(JSON.stringify(value)).toString("base64url")),
];

function nested(depth: number, inList: boolean): unknown {
  let value: unknown = "end";
  for (let level = 0; level < depth; level++) value = inList ? [value] : { next: value };
  return value;
}

/** An object that really holds a key named __proto__, as JSON.parse makes it. */
export const withPrototype = (): unknown =>
  JSON.parse('{"__proto__":{"role":"admin","polluted":true},"constructor":{}}');

const OTHER_TYPES: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => -1e308,
  () => 2 ** 31,
  () => 2 ** 53,
  () => 2 ** 63,
  () => [],
  () => {},
  () => ["a", "b"],
  () => [[]],
  () => ({}),
  () => ({ toString: "x", valueOf: 1 }),
  () => ({ contains: "a", set: "b", increment: 1 }),
  () => nested(20, false),
  () => nested(4_000, true),
  () => nested(3_000, false),
  () => Array.from({ length: 3_000 }, (_, at) => at),
  withPrototype,
];

/** One value that a field should refuse, or handle without a failure. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom(...OTHER_TYPES).map((make) => make()) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);

export const hostileCursor: fc.Arbitrary<string> = fc.constantFrom(...HOSTILE_CURSORS);
