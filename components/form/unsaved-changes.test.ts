import { expect, it } from "vitest";
import { pathLeftFor } from "./unsaved-changes";

const here = "https://shop.example/account/profile?tab=1#name";
const click = { button: 0, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const link = (href: string) => ({ href, target: "", download: false });

it("a plain click on a link to another page of the shop leaves", () => {
  expect(pathLeftFor(click, link("https://shop.example/cart?x=1#end"), here)).toBe("/cart?x=1#end");
  expect(pathLeftFor(click, link("https://shop.example/account/profile?tab=2"), here)).toBe("/account/profile?tab=2");
  expect(pathLeftFor(click, { ...link("https://shop.example/cart"), target: "_self" }, here)).toBe("/cart");
});

it("what opens beside the page, stores a file or stays on the page does not", () => {
  for (const key of ["ctrlKey", "metaKey", "shiftKey", "altKey"])
    expect(pathLeftFor({ ...click, [key]: true }, link("https://shop.example/cart"), here)).toBeNull();
  expect(pathLeftFor({ ...click, button: 1 }, link("https://shop.example/cart"), here)).toBeNull();
  expect(pathLeftFor(click, { ...link("https://shop.example/cart"), target: "_blank" }, here)).toBeNull();
  expect(pathLeftFor(click, { ...link("https://shop.example/cart"), download: true }, here)).toBeNull();
  expect(pathLeftFor(click, link("https://shop.example/api/v1/orders/csv"), here)).toBeNull();
  expect(pathLeftFor(click, link("https://shop.example/account/profile?tab=1#email"), here)).toBeNull();
  expect(pathLeftFor(click, link(""), here)).toBeNull();
});

it("another site asks with the browser's own question, when the page goes", () => {
  expect(pathLeftFor(click, link("https://elsewhere.example/"), here)).toBeNull();
  expect(pathLeftFor(click, link("mailto:help@shop.example"), here)).toBeNull();
});
