import { expect, it } from "vitest";
import { endText } from "./home-trouble";

it("trouble over midnight ends on a day, trouble within a day at a time", () => {
  expect(endText(new Date("2026-11-27T01:00:00Z"), new Date("2026-11-27T01:20:00Z"))).toBe("09:20");
  expect(endText(new Date("2026-11-27T15:50:00Z"), new Date("2026-11-27T16:10:00Z"))).toBe("2026-11-28 00:10");
});
