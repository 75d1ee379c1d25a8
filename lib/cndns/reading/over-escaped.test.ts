import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReplyText } from "./read-reply";
import { UnreadableItem } from "./unreadable-item";

/**
 * The ways in which quotes were seen to be escaped in the upstream's answers, and how often. JSON itself is "plain".
 */
const quotesOnly = (text: string) => text.replaceAll('"', '\\"');
const whole = (text: string) => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
const ESCAPES = {
  plain: (text: string) => text,
  "quotes once": quotesOnly,
  "quotes twice": (text: string) => quotesOnly(quotesOnly(text)),
  "whole once": whole,
  "whole twice": (text: string) => whole(whole(text)),
} satisfies Record<string, (text: string) => string>;
type Escape = keyof typeof ESCAPES;
const escapes = Object.keys(ESCAPES) as Escape[];

interface Item {
  rec_id: string;
  rec_item: string;
  rec_value: string;
  rec_ttl: string;
}

/** Values of TXT records, with every character that could mislead a repair. */
const piece = fc.constantFrom(
  '"',
  "\\",
  '\\"',
  "},{",
  "]",
  "}",
  '","rec_id":"9',
  ":",
  ",",
  " ",
  "a",
  "hi",
  "v=spf1",
  "中",
);
const value = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((parts) => parts.join("")),
  fc.string({ maxLength: 20 }),
);
const list = fc
  .array(value, { minLength: 1, maxLength: 6 })
  .map((values) =>
    values.map((rec_value, at): Item => ({ rec_id: String(4711 + at), rec_item: "@", rec_value, rec_ttl: "600" })),
  );
const harmless = (item: Item) => !/["\\]/.test(item.rec_value);

const answer = (items: readonly string[]) => `{"action":"x","status":"success","message":[${items.join(",")}]}`;

/** Checks that every item of the list is in its place, unchanged or marked as unreadable. */
function expectKept(text: string, items: readonly Item[], kept: (item: Item) => boolean) {
  const reply = readReplyText(text);
  if (reply.kind !== "read") throw new Error(`the list is lost (${reply.why}): ${text}`);
  expect(reply).toMatchObject({ status: "success", incomplete: false });
  const message = reply.message as unknown[];
  expect(message).toHaveLength(items.length);
  items.forEach((item, at) => {
    const read = message[at];
    if (kept(item)) expect(read).toEqual(item);
    else if (!(read instanceof UnreadableItem)) expect(read).toEqual(item);
  });
  return reply;
}

describe("a list escaped too often", () => {
  it.each(escapes)("%s: an inner quote and a final backslash stay what they are", (how) => {
    const values = ['he said "hi"', "ends in a backslash\\", "v=spf1 -all"];
    const items = values.map((rec_value, at): Item => ({ rec_id: `${at}`, rec_item: "@", rec_value, rec_ttl: "600" }));
    const text = ESCAPES[how](answer(items.map((item) => JSON.stringify(item))));
    expectKept(text, items, () => true);
  });

  it("any records, escaped as a whole: every one is read or marked, none is read wrongly", () => {
    fc.assert(
      fc.property(list, fc.constantFrom(...escapes), (items, how) => {
        const text = ESCAPES[how](answer(items.map((item) => JSON.stringify(item))));
        const reply = expectKept(text, items, harmless);
        if (how === "plain") expect(reply).toMatchObject({ repaired: [], doubtful: false, message: items });
      }),
      { numRuns: 3000 },
    );
  });

  it("any records, some escaped too often in an answer that is not", () => {
    fc.assert(
      fc.property(list, fc.constantFrom(...escapes), fc.array(fc.boolean(), { minLength: 6 }), (items, how, which) => {
        const parts = items.map((item, at) => ESCAPES[which[at] ? how : "plain"](JSON.stringify(item)));
        expectKept(answer(parts), items, harmless);
      }),
      { numRuns: 3000 },
    );
  });

  it("quotes escaped once too often inside a value alone cost that item, not its neighbours", () => {
    const words = fc.array(fc.constantFrom("a", "hi", '"', "\\", " "), { maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (values) => {
        const items = values.map(
          (rec_value, at): Item => ({ rec_id: `${at}`, rec_item: "@", rec_value, rec_ttl: "600" }),
        );
        const parts = items.map((item) => JSON.stringify(item).replaceAll('\\"', '\\\\"'));
        const reply = readReplyText(answer(parts));
        if (reply.kind !== "read") throw new Error(`the list is lost: ${answer(parts)}`);
        const message = reply.message as unknown[];
        expect(message).toHaveLength(items.length);
        items.forEach((item, at) => {
          if (harmless(item)) expect(message[at]).toEqual(item);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("a value that can be read in two ways is not guessed: the item is marked, a single answer is unreadable", () => {
    const item = { rec_id: "1", rec_value: "C:\\new" };
    const text = quotesOnly(answer([JSON.stringify(item), '{"rec_id":"2"}']));
    const reply = readReplyText(text);
    expect(reply).toMatchObject({
      kind: "read",
      doubtful: true,
      message: [expect.any(UnreadableItem), { rec_id: "2" }],
    });
    const order = quotesOnly('{"status":"success","message":{"name":"C:\\\\new"}}');
    expect(readReplyText(order)).toMatchObject({ kind: "unreadable" });
  });
});
