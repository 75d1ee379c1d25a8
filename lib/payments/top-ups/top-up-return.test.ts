import { expect, it } from "vitest";
import { topUpReturn } from "./top-up-return";

it.each([
  ["/checkout", "back"],
  ["/checkout?again=1", "back"],
  ["/account/services/0190/renew", "backElsewhere"],
  ["/checkouts", "backElsewhere"],
])("a top-up that leads back to %s says %s", (next, says) => {
  expect(topUpReturn(next)).toBe(says);
});
