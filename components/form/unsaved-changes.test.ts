import { expect, it, vi } from "vitest";
import { leaveQuestion } from "../questions";
import { beginToLeave, leaveForm, leavePage, markUnsaved, pathLeftFor } from "./unsaved-changes";

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

it("a form that is left takes no other form's changes with it: the page still asks", async () => {
  const [asked, left] = [vi.fn(() => Promise.resolve(true)), vi.fn()];
  const done = leaveQuestion.askWith(asked);
  const [one, other] = [markUnsaved(), markUnsaved()];
  leaveForm(one, left);
  await vi.waitFor(() => expect(left).toHaveBeenCalledTimes(1));
  // It has no changes any more, and is not asked about twice.
  leaveForm(one, left);
  expect([left.mock.calls.length, asked.mock.calls.length]).toEqual([2, 1]);
  // What may still be called off leaves everything as it is.
  beginToLeave(left);
  await vi.waitFor(() => expect(left).toHaveBeenCalledTimes(3));
  leaveForm(other, left);
  await vi.waitFor(() => expect(left).toHaveBeenCalledTimes(4));
  expect(asked).toHaveBeenCalledTimes(3);
  leavePage(left);
  expect([left.mock.calls.length, asked.mock.calls.length]).toEqual([5, 3]);
  done();
});

it("whoever does not agree stays, with all changes", async () => {
  const [asked, left] = [vi.fn(() => Promise.resolve(false)), vi.fn()];
  const done = leaveQuestion.askWith(asked);
  markUnsaved();
  leavePage(left);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  await asked.mock.results[0]?.value;
  leavePage(left);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  expect(left).not.toHaveBeenCalled();
  done();
});
