import { expect, it } from "vitest";
import { valueText } from "./value-text";

it.each([
  [0n, "bytes", "0 B"],
  [999n, "bytes", "999 B"],
  [1_000n, "bytes", "1 KB"],
  [1_234_567n, "bytes", "1.23 MB"],
  [50_000_000_000n, "bytes", "50 GB"],
  [20_000_000n, "bps", "20 Mbps"],
  [1_500n, "bps", "1.5 Kbps"],
  [1_234n, "count", "1,234"],
] as const)("%s %s is %s", (value, unit, text) => {
  expect(valueText(value, unit)).toBe(text);
});
