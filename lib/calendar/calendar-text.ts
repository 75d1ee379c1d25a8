import ical, { escape as escapeText, ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { DAY_MS } from "@/lib/core/time";

export interface ExpiryEvent {
  /** Stays the same when the day changes, so that calendar programs move the event. */
  uid: string;
  /** "2026-12-25" */
  day: string;
  summary: string;
  description: string;
  /** Without commas and semicolons: ical-generator would escape them, which an address must not be. */
  url: string;
  /** When the event last changed. */
  changedAt: Date;
}

/** A reminder comes at nine in the morning, so many days before. */
const REMIND_DAYS = [30, 7, 1];
const REMIND_HOUR = 9;
const HOURS_A_DAY = 24;
const REFRESH_SECONDS = 12 * 3_600;

/** RFC 5545 allows no other control characters in a text (3.3.11). */
const withoutControls = (text: string) =>
  text.replace(/\r\n?/g, "\n").replace(/\p{Cc}/gu, (char) => (char === "\n" || char === "\t" ? char : ""));

/**
 * A calendar of whole days (RFC 5545), with reminders. Its events make nobody busy. The same input gives the same text, so that a
 * calendar program sees what changed.
 */
export function calendarText(calendar: { name: string; events: readonly ExpiryEvent[] }): string {
  const feed = ical({
    // ical-generator escapes every text but this one.
    name: escapeText(withoutControls(calendar.name), false),
    prodId: "//Kumquat//Expiry calendar//EN",
    scale: "gregorian",
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
    x: { "X-WR-TIMEZONE": "Asia/Shanghai" },
  });
  for (const { uid, day, url, changedAt, ...texts } of calendar.events) {
    const start = new Date(`${day}T00:00:00Z`);
    const summary = withoutControls(texts.summary);
    feed.createEvent({
      id: uid,
      start,
      end: new Date(start.getTime() + DAY_MS),
      allDay: true,
      summary,
      description: withoutControls(texts.description),
      url,
      stamp: changedAt,
      lastModified: changedAt,
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: REMIND_DAYS.map((days) => ({
        type: ICalAlarmType.display,
        trigger: (days * HOURS_A_DAY - REMIND_HOUR) * 3_600,
        description: summary,
      })),
    });
  }
  return `${feed.toString().trimEnd()}\r\n`;
}
