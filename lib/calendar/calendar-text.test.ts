import fc from "fast-check";
import { expect, it } from "vitest";
import { calendarText, type ExpiryEvent } from "./calendar-text";

/** A reader written from RFC 5545, independent of the code under test: unfolds, then undoes the escapes. */
const unfold = (text: string) => text.replace(/\r\n[ \t]/g, "");
const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_, char) => (/n/i.test(char) ? "\n" : char));
/** A text as the calendar can hold it: every line break is \n, other control characters are gone. */
const carried = (text: string) =>
  [...text.replace(/\r\n?/g, "\n")].filter((char) => char === "\n" || char === "\t" || !/\p{Cc}/u.test(char)).join("");

const texts = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom("山", "里", ",", ";", "\\", "\n", "\r", "\t", "n", "🍊", "é", " ", ":", "\u0000"),
      maxLength: 200,
    }),
  )
  .filter((text) => carried(text) !== "");

const events: fc.Arbitrary<ExpiryEvent> = fc.record({
  uid: fc.uuid().map((id) => `${id}@shop.example`),
  day: fc
    .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  summary: texts,
  description: texts,
  url: fc.uuid().map((id) => `https://shop.example/account/services/${id}`),
  changedAt: fc.date({ min: new Date("2000-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
});

it("is read back event by event, in lines of at most 75 octets, and is the same text each time", () => {
  fc.assert(
    fc.property(texts, fc.array(events, { maxLength: 8 }), (name, list) => {
      const text = calendarText({ name, events: list });
      expect(calendarText({ name, events: list })).toBe(text);
      expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
      expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
      for (const line of text.split("\r\n")) expect(Buffer.byteLength(line, "utf8")).toBeLessThanOrEqual(75);
      const lines = unfold(text).split("\r\n").slice(0, -1);
      expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(list.length);
      // A reminder has a description too, which says what the event's summary says.
      const valuesOf = (key: string) =>
        lines.filter((line) => line.startsWith(`${key}:`)).map((line) => line.slice(key.length + 1));
      expect(valuesOf("SUMMARY").map(unescaped)).toEqual(list.map(({ summary }) => carried(summary)));
      expect(valuesOf("DESCRIPTION").map(unescaped)).toEqual(
        list.flatMap(({ summary, description }) => [description, summary, summary, summary].map(carried)),
      );
      expect(valuesOf("DTSTART;VALUE=DATE")).toEqual(list.map(({ day }) => day.replaceAll("-", "")));
      expect(valuesOf("UID")).toEqual(list.map(({ uid }) => uid));
      expect(valuesOf("URL;VALUE=URI")).toEqual(list.map(({ url }) => url));
      expect(valuesOf("X-WR-CALNAME").map(unescaped)).toEqual([carried(name)]);
    }),
  );
});

it("of one event is what calendar programs know, with a reminder 30, 7 and 1 days before at nine in the morning", () => {
  const event = {
    uid: "0190@shop.example",
    day: "2026-12-31",
    summary: "山里茶.中国 到期",
    description: "自动续费已开，最多 ¥88.00",
    url: "https://shop.example/account/services/0190",
    changedAt: new Date("2026-11-25T01:02:03.456Z"),
  };
  const alarm = (trigger: string) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `TRIGGER:${trigger}`,
    "DESCRIPTION:山里茶.中国 到期",
    "END:VALARM",
  ];
  expect(calendarText({ name: "到期日历", events: [event] }).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Kumquat//Expiry calendar//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "NAME:到期日历",
    "X-WR-CALNAME:到期日历",
    "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    "X-PUBLISHED-TTL:PT12H",
    "BEGIN:VEVENT",
    "UID:0190@shop.example",
    "SEQUENCE:0",
    "DTSTAMP:20261125T010203Z",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE",
    "SUMMARY:山里茶.中国 到期",
    "TRANSP:TRANSPARENT",
    "DESCRIPTION:自动续费已开，最多 ¥88.00",
    ...alarm("-P29DT15H"),
    ...alarm("-P6DT15H"),
    ...alarm("-PT15H"),
    "URL;VALUE=URI:https://shop.example/account/services/0190",
    "LAST-MODIFIED:20261125T010203Z",
    "END:VEVENT",
    "X-WR-TIMEZONE:Asia/Shanghai",
    "END:VCALENDAR",
    "",
  ]);
});
