import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SPRITE, spriteText } from "./icon-sprite";

it("public/icons.svg has the drawing of every icon; `npm run icons` writes it", () => {
  expect(readFileSync(SPRITE, "utf8")).toBe(spriteText());
});
