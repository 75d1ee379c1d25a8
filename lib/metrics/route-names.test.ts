import { expect, it } from "vitest";
import { routeNames } from "./route-names";

it("names routes as Next takes them, and nothing else", () => {
  const name = routeNames([
    "/",
    "/orders/[id]",
    "/orders/new",
    "/orders/[id]/items/[item]",
    "/help/[...rest]",
    "/[...rest]",
  ]);
  expect(name("/")).toBe("/");
  expect(name("/orders/new")).toBe("/orders/new");
  expect(name("/orders/new/")).toBe("/orders/new");
  expect(name("/orders/01HZ")).toBe("/orders/[id]");
  expect(name("/orders/new/items/3")).toBe("/orders/[id]/items/[item]");
  expect(name("/help/a/b")).toBe("/help/[...rest]");
  expect(name("/wp-login.php")).toBe("/[...rest]");
  expect(routeNames(["/a/[id]"])("/a")).toBeUndefined();
  expect(routeNames(["/a/[id]"])("/b/c")).toBeUndefined();
});
