import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cn } from "./cn";

const tokens = readFileSync("app/styles/tokens.css", "utf8");
/** The names of one kind of token: `--shadow-menu` and `--shadow-bar` give menu and bar. */
const namesOf = (kind: string) => [
  ...new Set(
    [...tokens.matchAll(new RegExp(`^\\s+--${kind}-([a-z0-9-]+?)(?:--line-height)?:`, "gm"))].map(
      ([, name]) => name ?? "",
    ),
  ),
];

describe("cn", () => {
  it("joins classes and leaves out what is false", () => {
    expect(cn("flex", false, undefined, ["p-1", { "m-1": true, "m-2": false }])).toBe("flex p-1 m-1");
  });

  it("lets the later of two utilities stay, also under a variant", () => {
    expect(cn("border-edge bg-surface", "border-transparent bg-accent")).toBe("border-transparent bg-accent");
    expect(cn("hover:bg-sunk", "hover:bg-transparent")).toBe("hover:bg-transparent");
    expect(cn("min-h-control px-4.5 staff:px-3", "min-h-control-sm px-3.5")).toBe("staff:px-3 min-h-control-sm px-3.5");
  });

  it("keeps a size beside a colour", () => {
    expect(cn("text-body text-ink-2")).toBe("text-body text-ink-2");
    expect(cn("text-body/5", "text-sm/5")).toBe("text-sm/5");
    expect(cn("text-sm", "text-body")).toBe("text-body");
  });

  it.each([
    ["text", "text-sm"],
    ["shadow", "shadow-none"],
    ["container", "max-w-none"],
    ["ease", "ease-linear"],
    ["animate", "animate-none"],
    ["radius", "rounded-none", "rounded"],
    ["color", "bg-transparent", "bg"],
    ["spacing", "p-1", "p"],
    ["font-weight", "font-bold", "font"],
  ])("knows every %s token", (kind, other, prefix = kind === "container" ? "max-w" : kind) => {
    const names = namesOf(kind);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(cn(`${prefix}-${name}`, other)).toBe(other);
  });
});
