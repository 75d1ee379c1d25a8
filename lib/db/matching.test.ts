import { expect, it } from "vitest";
import { matching } from "./matching";

it.each(["tea", "K261120-00042", "wang@", "青禾茶", "a.bcd"])("looks everywhere for %s", (text) => {
  expect(matching(text)).toEqual({ contains: text, mode: "insensitive" });
});

it.each(["林", "kq", "a.b", "--", "青禾"])(
  "looks only at the beginning for %s, which has no three letters in a row",
  (text) => {
    expect(matching(text)).toEqual({ startsWith: text, mode: "insensitive" });
  },
);
