import { expect, it } from "vitest";
import { forms } from "./forms";
import { lineIds, pagesOf } from "./pages";
import { productLines } from "./registry";

it("every product line has pages, in the registry's order, and nothing else has", () => {
  expect(lineIds).toEqual(productLines.map(({ id }) => id));
  expect(() => pagesOf("bakery")).toThrow("bakery");
});

it("the shop path is the order form of every product line that has one", () => {
  for (const id of lineIds) expect([id, pagesOf(id).shopPath === `/products/${id}`]).toEqual([id, id in forms]);
});
