import { expect, it } from "vitest";
import { readCookie } from "./cookies";

it.each([
  ["kumquat.session=%", undefined],
  ["kumquat.session=%ff", undefined],
  ["kumquat.session=%E0%A4%A; lang=en", undefined],
  ["kumquat.session=%; kumquat.session=a%3Db", "a=b"],
  ["a=1; kumquat.session=x", "x"],
  ["kumquat.session", undefined],
  [null, undefined],
])("of %s it reads %s", (header, value) => {
  expect(readCookie(header, "kumquat.session")).toBe(value);
});
