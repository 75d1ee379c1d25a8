import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFailure } from "../codes";
import { MAX_REPLY_BYTES, readReply, readReplyText } from "./read-reply";
import { countSteps } from "./testing/count-steps";
import { UnreadableItem } from "./unreadable-item";

const plain = '{"action":"x","status":"success","message":[{"a":"1"},{"a":"2"}]}';
const items = [{ a: "1" }, { a: "2" }];

describe("the reader", () => {
  it.each([
    ["plain", plain],
    ["byte-order mark", `\uFEFF${plain}`],
    ["JSONP", `callback(${plain});`],
    ["HTML around it", `<html><style>body{color:"red"}</style><body>${plain}</body></html>`],
    ["another object before it", `<script>var x = {"a":1};</script>${plain}`],
    [
      "a status inside the message, before ours",
      '{"message":[{"a":"1"},{"a":"2","b":{"status":"x"}}],"status":"success"}',
    ],
    ["blanks in values and keys", '{" status":" Success ","message":[{"a":"1"},{"a":"2"}]}'],
    ["line breaks inside strings", '{"action":"a\r\nb","status":"success","message":[{"a":"1"},{"a":"2"}]}'],
    ["quotes escaped once too often", plain.replaceAll('"', '\\"')],
    ["inner quotes escaped", '{"status":"success","message":[{\\"a\\":\\"1\\"},{\\"a\\":\\"2\\"}]}'],
  ])("reads %s without doubt", (_, text) => {
    const reply = readReplyText(text);
    expect(reply).toMatchObject({ kind: "read", status: "success", doubtful: false, incomplete: false });
    if (reply.kind === "read") expect(reply.message).toMatchObject(items);
  });

  it.each([
    ["a list in quotes", '{"status":"success","message":"[{"a":"1"},{"a":"2"}]"}', "quoted_list"],
    ["a broken action", '{"action":"x,"status":"success","message":[{"a":"1"},{"a":"2"}]}', "broken_action"],
    ["a key without its first quote", '{"status":"success","message":[{"b":"",a":"1"},{"a":"2"}]}', "key_quote"],
    ["brackets in the wrong order", '{"status":"success","message":[{"a":"1"},{"a":"2"]}}', "brackets"],
  ])("repairs %s and says so", (_, text, repair) => {
    const reply = readReplyText(text);
    expect(reply).toMatchObject({ kind: "read", doubtful: true, incomplete: false });
    if (reply.kind !== "read") return;
    expect(reply.repaired).toContain(repair);
    expect(reply.message).toMatchObject(items);
  });

  it("keeps the good items of a list with a bad one in its place, and of one cut short, which it calls incomplete", () => {
    const bad = '{"status":"success","message":[{"a":"1"},{"a":!!},{"a":"2"}]}';
    const marked = [items[0], new UnreadableItem('{"a":!!}'), items[1]];
    expect(readReplyText(bad)).toMatchObject({ message: marked, incomplete: false, doubtful: true });
    const cut = '{"status":"success","message":[{"a":"1"},{"a":"2"},{"a":"3';
    expect(readReplyText(cut)).toMatchObject({ message: items, incomplete: true, doubtful: true });
    const closed = '{"status":"success","message":[{"a":"1"},{"a":"2"}';
    expect(readReplyText(closed)).toMatchObject({ message: items, incomplete: true, doubtful: true });
  });

  it("reads on where a page's end closed a list too early, and believes no purchase then", () => {
    const list = '{"details":[{"a":1}]}},{"a":2}]}';
    expect(readReplyText(list, { bare: true })).toMatchObject({
      message: { details: [{ a: 1 }, { a: 2 }] },
      doubtful: true,
    });
    const two = 'cb({"status":"success","message":"cdn1"}, "x");';
    expect(readReplyText(two)).toMatchObject({ message: "cdn1", doubtful: true, incomplete: true });
    const twice = '{"status":"success","message":{"details":[]},"status":"in-progress"}';
    expect(readReplyText(twice)).toMatchObject({ status: "success", repaired: ["repeated_status"], doubtful: true });
    const harmless = '{"status":"success","message":"x"} , trailing';
    expect(readReplyText(harmless)).toMatchObject({ message: "x", doubtful: false });
  });

  it("reads GBK bytes", () => {
    const bytes = Buffer.concat([
      Buffer.from('{"status":"failed","message":"11318 '),
      Buffer.from([0xb2, 0xbb, 0xb4, 0xe6, 0xd4, 0xda]), // 不存在
      Buffer.from('"}'),
    ]);
    expect(readReply(bytes)).toMatchObject({ status: "failed", message: "11318 不存在" });
  });

  it("refuses what says nothing, or two things", () => {
    for (const text of [
      "",
      " ",
      "<html>502</html>",
      "[]",
      "null",
      '{"status":"maybe","message":""}',
      '{"message":"1"}',
    ]) {
      expect(readReplyText(text).kind).toBe("unreadable");
    }
    expect(readReplyText(`${plain}{"status":"failed","message":"11124"}`).kind).toBe("unreadable");
    expect(readReply(Buffer.alloc(MAX_REPLY_BYTES + 1, 32)).kind).toBe("unreadable");
    expect(readReplyText('{"details":[1]}', { bare: true })).toMatchObject({ status: "success" });
  });

  it("reads failures in all their forms", () => {
    expect(readFailure("11318 解析信息不存在")).toEqual({ code: 11318, text: "解析信息不存在" });
    expect(readFailure(" 10008")).toEqual({ code: 10008, text: "" });
    expect(readFailure(10036)).toEqual({ code: 10036, text: "" });
    expect(readFailure("具体消息")).toEqual({ code: null, text: "具体消息" });
    expect(readFailure("021384923 not a code")).toMatchObject({ code: null });
    expect(readFailure(undefined)).toEqual({ code: null, text: "" });
    expect(readFailure([{ a: "11318" }])).toMatchObject({ code: null });
  });
});

describe("the reader, on anything", () => {
  const json = fc.json({ maxDepth: 4 });
  const envelope = fc
    .tuple(fc.constantFrom("success", "failed", " Success", "error"), json)
    .map(([status, message]) => `{"action":"x","status":"${status}","message":${message}}`);
  const damage = fc.tuple(envelope, fc.nat(), fc.nat(), fc.string({ maxLength: 5 })).map(([text, at, length, junk]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + junk + text.slice(start + (length % 10));
  });
  const cut = fc.tuple(envelope, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));
  const any = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), envelope, damage, cut);

  it("returns a reading or unreadable, never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          any.map((text) => Buffer.from(text)),
          fc.uint8Array({ maxLength: 300 }),
        ),
        (bytes) => {
          const reply = readReply(bytes);
          expect(["read", "unreadable"]).toContain(reply.kind);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("reads what JSON.parse reads, to the same value, in every wrapping", () => {
    const wrap = fc.constantFrom(
      (t: string) => t,
      (t: string) => `\uFEFF${t}`,
      (t: string) => `cb(${t});`,
      (t: string) => `<html><body>${t}</body></html>`,
    );
    fc.assert(
      fc.property(json, wrap, (message, wrapping) => {
        const reply = readReplyText(wrapping(`{"action":"x","status":"success","message":${message}}`));
        expect(reply).toMatchObject({ kind: "read", repaired: [] });
        if (reply.kind === "read") expect(reply.message).toEqual(JSON.parse(message));
      }),
    );
  });

  it("believes no truncated answer: a cut is unreadable or doubtful", () => {
    fc.assert(
      fc.property(envelope, fc.nat(), (text, at) => {
        const reply = readReplyText(text.slice(0, at % text.length));
        expect(reply.kind === "unreadable" || reply.doubtful).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  describe.each([
    "[",
    "{",
    '{"',
    "\\",
    '\\"',
    '"',
    " ",
    '{"a":"1"},',
    '":"',
    ",",
    "]",
    "}{",
    '"status":',
    '""a":',
    ':"" ',
  ])("a body full of %j", (unit) => {
    const head = '{"status":"success","message":';
    const read = (size: number) => {
      const full = unit.repeat(Math.floor(size / unit.length));
      for (const body of [head + full, full, `${full}${head}""}`]) readReply(Buffer.from(body));
    };

    it("takes twice the steps when it is twice as long", () => {
      const [once, twice] = [countSteps(() => read(50_000)), countSteps(() => read(100_000))];
      expect(once).toBeGreaterThan(0);
      expect(twice).toBeLessThan(2.2 * once);
    });

    // What regular expressions do inside counts as no step: a slow one ends at the test's own limit.
    it("is read at the greatest length", () => read(MAX_REPLY_BYTES - 100), 120_000);
  });
});
