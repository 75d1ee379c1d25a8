import { expect, it } from "vitest";
import { forms } from "./forms";
import { lineIds, pagesOf } from "./pages";
import { productLines } from "./registry";

it("says of every line how its pages are, and of no other", () => {
  expect([...lineIds].sort()).toEqual(productLines.map(({ id }) => id).sort());
  expect(() => pagesOf("bakery")).toThrow("bakery");
});

it("sends a buyer to the order form of every line that has one", () => {
  for (const id of lineIds) expect([id, pagesOf(id).shopPath === `/products/${id}`]).toEqual([id, id in forms]);
});
