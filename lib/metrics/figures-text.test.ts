import { expect, it, vi } from "vitest";
import { figuresText } from "./figures-text";
import type { Figure } from "./read-shop-figures";

const figures: Figure[] = [
  { name: "kumquat_backup_age_seconds", help: "Missing when there never was one.", type: "gauge", values: [] },
  { name: "kumquat_upstream_calls", help: "None yet.", type: "counter", values: [] },
  { name: "kumquat_workers", help: "How many beat.", type: "gauge", values: [{ labels: {}, value: 0 }] },
  { name: "kumquat_part_ok", help: "By part.", type: "gauge", values: [{ labels: { part: "web" }, value: 1 }] },
];
vi.mock("./read-shop-figures", () => ({ readShopFigures: async () => figures }));

// An age of 0 for a backup that there never was would keep the alert of a missing backup silent for ever.
it("leaves out a figure that has no value, and keeps one that is 0", async () => {
  const lines = (await figuresText()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(lines).toEqual(["kumquat_workers 0", 'kumquat_part_ok{part="web"} 1']);
});
