import { expect, it } from "vitest";
import { isDigestDue } from "./digest-due";

const at = (text: string) => new Date(`2026-11-27T${text}+08:00`);

it("is never due for somebody who wants none, and always for somebody who wants it at once", () => {
  expect(isDigestDue("off", null, at("12:00:00"))).toBe(false);
  expect(isDigestDue("at_once", at("11:59:59"), at("12:00:00"))).toBe(true);
});

it("is due once an hour, with the first look after the full hour", () => {
  expect(isDigestDue("hourly", at("11:59:00"), at("12:00:00"))).toBe(true);
  expect(isDigestDue("hourly", at("12:00:00"), at("12:59:59"))).toBe(false);
  expect(isDigestDue("hourly", null, at("12:30:00"))).toBe(true);
});

it("is due once a day, with the first look after nine in Shanghai", () => {
  expect(isDigestDue("daily", at("08:00:00"), at("08:59:00"))).toBe(false);
  expect(isDigestDue("daily", at("08:59:00"), at("09:00:00"))).toBe(true);
  expect(isDigestDue("daily", at("09:00:00"), at("23:59:00"))).toBe(false);
  expect(isDigestDue("daily", new Date("2026-11-26T09:00:00+08:00"), at("08:59:00"))).toBe(false);
});
