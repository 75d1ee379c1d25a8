import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarEvent, calendarText, escapeText, foldLine } from "./icalendar";

/** A reader of its own, written from RFC 5545: unfolds, then undoes the escapes. */
const unfold = (text: string) => text.replace(/\r\n[ \t]/g, "");
const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_, char) => (/n/i.test(char) ? "\n" : char));
const octets = (line: string) => Buffer.byteLength(line, "utf8");
/** What a text can carry: line breaks become one kind, other control characters are gone. */
const carried = (text: string) =>
  [...text.replace(/\r\n?/g, "\n")].filter((char) => char === "\n" || char === "\t" || !/\p{Cc}/u.test(char)).join("");

const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom("山", "里", ",", ";", "\\", "\n", "\r", "\t", "n", "🍊", "é", " ", ":", "\u0000"),
    maxLength: 200,
  }),
);

const events: fc.Arbitrary<CalendarEvent> = fc.record({
  uid: fc.uuid().map((id) => `${id}@shop.example`),
  day: fc
    .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  summary: texts,
  description: texts,
  url: fc.webUrl(),
  changedAt: fc.date({ min: new Date("2000-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
});

describe("escaping and folding", () => {
  it("gives every text back", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[\r\n]/);
        expect(escaped.replace(/\\[\\;,n]/g, "")).not.toMatch(/[\\;,]/);
        expect(unescaped(escaped)).toBe(carried(text));
      }),
    );
  });

  it("never has more than 75 octets in a line, cuts no character, and unfolds to what it was", () => {
    fc.assert(
      fc.property(texts.map(escapeText), (line) => {
        const folded = foldLine(line);
        const lines = folded.split("\r\n");
        for (const one of lines) expect(octets(one)).toBeLessThanOrEqual(75);
        for (const one of lines.slice(1)) expect(one.startsWith(" ")).toBe(true);
        expect(unfold(folded)).toBe(line);
        expect(Buffer.from(folded, "utf8").toString("utf8")).toBe(folded);
      }),
    );
  });
});

describe("a calendar", () => {
  it("is read back event by event", () => {
    fc.assert(
      fc.property(texts, fc.array(events, { maxLength: 8 }), (name, list) => {
        const text = calendarText({ name, events: list });
        expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
        expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        const lines = unfold(text).split("\r\n").slice(0, -1);
        expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(list.length);
        const valuesOf = (key: string) =>
          lines.filter((line) => line.startsWith(`${key}:`)).map((line) => line.slice(key.length + 1));
        expect(valuesOf("SUMMARY").map(unescaped)).toEqual(list.map(({ summary }) => carried(summary)));
        expect(valuesOf("DESCRIPTION").map(unescaped)).toEqual(list.map(({ description }) => carried(description)));
        expect(valuesOf("DTSTART;VALUE=DATE")).toEqual(list.map(({ day }) => day.replaceAll("-", "")));
        expect(valuesOf("UID")).toEqual(list.map(({ uid }) => uid));
        expect(valuesOf("X-WR-CALNAME").map(unescaped)).toEqual([carried(name)]);
      }),
    );
  });

  it("of one event is what calendar programs know", () => {
    const event = {
      uid: "0190@shop.example",
      day: "2026-12-31",
      summary: "山里茶.中国 到期",
      description: "自动续费已开，最多 ¥88.00",
      url: "https://shop.example/account/domains/0190",
      changedAt: new Date("2026-11-25T01:02:03.456Z"),
    };
    expect(calendarText({ name: "到期日历", events: [event] }).split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Kumquat//Expiry calendar//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "NAME:到期日历",
      "X-WR-CALNAME:到期日历",
      "X-WR-TIMEZONE:Asia/Shanghai",
      "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
      "X-PUBLISHED-TTL:PT12H",
      "BEGIN:VEVENT",
      "UID:0190@shop.example",
      "DTSTAMP:20261125T010203Z",
      "LAST-MODIFIED:20261125T010203Z",
      "DTSTART;VALUE=DATE:20261231",
      "DTEND;VALUE=DATE:20270101",
      "SUMMARY:山里茶.中国 到期",
      "DESCRIPTION:自动续费已开，最多 ¥88.00",
      "URL:https://shop.example/account/domains/0190",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });
});
