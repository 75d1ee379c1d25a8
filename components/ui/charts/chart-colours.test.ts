import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const css = readFileSync(new URL("../../../app/styles/tokens.css", import.meta.url), "utf8");
const [light = "", dark = ""] = [/@theme static \{.*?\n\}/s, /:root\[data-theme="dark"\] \{.*?\n\}/s].map(
  (part) => part.exec(css)?.[0] ?? "",
);
const SERIES = ["chart-1", "chart-2", "chart-3", "chart-4"];
const GROUNDS = ["ground", "surface", "sunk"];

/** A token's colour in a theme: its own value, or that of the token it stands for. */
function colour(theme: string, name: string): string {
  const value =
    [theme, light].map((text) => new RegExp(`--color-${name}: ([^;]+);`).exec(text)?.[1]).find(Boolean) ?? "";
  const other = /^var\(--color-(.+)\)$/.exec(value)?.[1];
  return other ? colour(theme, other) : value;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

it.each([
  ["light", light],
  ["dark", dark],
])("each series of a chart is seen on every ground, %s", (_, theme) => {
  for (const name of SERIES)
    for (const ground of GROUNDS)
      expect(contrast(colour(theme, name), colour(theme, ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
});
