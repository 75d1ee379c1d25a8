import { expect, it } from "vitest";
import { currentToasts, noToasts } from "./toast";

it("before the first message the browser has the very list that the server had: taking over a page renders nothing again", () => {
  expect(currentToasts()).toBe(noToasts());
});
