import { describe, expect, it } from "vitest";
import { writeSortCursor } from "@/lib/db/keyset";
import { serviceSorts } from "@/lib/services/service-sorts";
import { cursor } from "./cursor";
import { readCursor, writeCursor } from "./moment-cursor";

const id = "019ac05f-30f4-7c1e-8f0a-6a7a52a0d1f2";
const at = new Date("2026-11-26T08:00:00Z");
const sortCursor = (sort: Parameters<typeof writeSortCursor<keyof typeof serviceSorts>>[1], row: object) =>
  writeSortCursor(serviceSorts, sort, { id, ...row });
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a cursor", () => {
  it.each([
    "1",
    "123456789012345678",
    id,
    writeCursor({ at, id }),
    sortCursor("expires", { expiresAt: at }),
    sortCursor("-expires", { expiresAt: null }),
    sortCursor("-added", {}),
    sortCursor("name", { displayName: `${"山".repeat(63)}.${"茶".repeat(63)}.网络` }),
  ])("that a list gave is one: %s", (text) => {
    expect(cursor.safeParse(text).success).toBe(true);
  });

  it.each([
    "",
    "x",
    "_",
    "-1",
    "9".repeat(19),
    "\0",
    "1\0",
    "------------------------------------",
    `NaN_${id}`,
    `1700000000000_${id.slice(1)}`,
    "1700000000000_------------------------------------",
    `99999999999999_${id}`,
    encoded(["expires", 8.65e15, id]),
    encoded(["expires", 1.5, id]),
    encoded(["name", "a\0b", id]),
    encoded(["name", "\ud800", id]),
    encoded(["name", { gt: "" }, id]),
    encoded(["newest", null, "------------------------------------"]),
    encoded([]),
    encoded(null),
    "a".repeat(1_201),
    "abcde",
  ])("that nobody gave is none: %s", (text) => {
    expect(cursor.safeParse(text).success).toBe(false);
  });

  it("of moments gives its moment and its id, others give none", () => {
    expect(readCursor(writeCursor({ at, id }))).toEqual({ at, id });
    for (const text of ["1", id, "x_y", undefined]) expect(readCursor(text)).toBeNull();
  });
});
