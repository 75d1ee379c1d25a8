import { expect, it, vi } from "vitest";
import { pressesOf } from "./after-press";

const pressed = (type: string, button = 0) => Object.assign(new Event(type), { button });
const nextTask = () => new Promise((resolve) => setTimeout(resolve, 1));

it("holds back what moves the layout from the press until the click was handled", async () => {
  const page = new EventTarget();
  const afterPress = pressesOf(page);
  const order: string[] = [];
  page.addEventListener("click", () => order.push("click"));
  afterPress(() => order.push("before"));
  page.dispatchEvent(pressed("pointerdown"));
  page.dispatchEvent(pressed("mousedown"));
  afterPress(() => order.push("error"));
  await nextTask();
  for (const type of ["pointerup", "mouseup", "click"]) page.dispatchEvent(pressed(type));
  expect(order).toEqual(["before", "click"]);
  await nextTask();
  expect(order).toEqual(["before", "click", "error"]);
});

it("a finger's mouse events come after its release, and count as one more press", async () => {
  const page = new EventTarget();
  const afterPress = pressesOf(page);
  const error = vi.fn();
  page.dispatchEvent(pressed("pointerdown"));
  page.dispatchEvent(pressed("pointerup"));
  page.dispatchEvent(pressed("mousedown"));
  afterPress(error);
  await nextTask();
  expect(error).not.toHaveBeenCalled();
  page.dispatchEvent(pressed("mouseup"));
  await nextTask();
  expect(error).toHaveBeenCalledOnce();
});

it("other buttons hold nothing back", () => {
  const page = new EventTarget();
  const afterPress = pressesOf(page);
  const run = vi.fn();
  page.dispatchEvent(pressed("pointerdown", 2));
  afterPress(run);
  expect(run).toHaveBeenCalledOnce();
});

it("does not wait for a release that is never told, such as that of a scroll bar or of a finger that scrolls", () => {
  vi.useFakeTimers();
  const page = new EventTarget();
  const afterPress = pressesOf(page);
  const answer = vi.fn();
  page.dispatchEvent(pressed("mousedown"));
  afterPress(answer);
  vi.advanceTimersByTime(999);
  expect(answer).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(answer).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
