import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extendTailwindMerge } from "tailwind-merge";
import { describe, expect, it } from "vitest";
import { classTokens } from "@/scripts/quality/utility-classes";
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

const theme = Object.fromEntries(
  (["text", "font-weight", "spacing", "container", "shadow", "animate"] as const).map((kind) => [kind, namesOf(kind)]),
);
/** tailwind-merge with its whole list of utilities. */
const withWholeList = extendTailwindMerge({ cacheSize: 0, extend: { theme } });

/** The utilities of the front end without their variants, one for all values of the same form: p-3 stands for p-4, p-[2px] for p-[3px]. */
function usedUtilities(): string[] {
  const forms = new Map<string, string>();
  for (const folder of ["app", "components"]) {
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!path.endsWith(".tsx")) continue;
      for (const token of classTokens(path, readFileSync(join(folder, path), "utf8"))) {
        const utility = token.replace(/^(?:[^[\]():]|\[[^\]]*\]|\([^)]*\))*:(?=[^:]+$)/, "").replaceAll("!", "");
        const form = utility.replace(/^-/, "").replace(/-\d+(\.\d+)?$/, "-#");
        forms.set(form.replace(/-\[(calc|clamp|min|\.?\d)[^\]]*\]$/, "-[#]"), utility);
      }
    }
  }
  return [...forms.values()];
}

const firstWord = (utility: string) => utility.replace(/^-/, "").split("-")[0];
const nameOf = (utility: string) => utility.replace(/-(\[.*|\(.*|[^-]+)$/, "");

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

  it("decides as tailwind-merge does with its whole list, for all utilities that the front end writes", () => {
    const used = usedUtilities();
    expect(used.length).toBeGreaterThan(200);
    const ofEachName = new Set(new Map(used.map((utility) => [nameOf(utility), utility])).values());
    const differences: string[] = [];
    for (const first of used) {
      for (const second of used) {
        // All that begin with the same word (text-sm, text-ink), and one of each name with one of each other name.
        const meets = firstWord(first) === firstWord(second) || (ofEachName.has(first) && ofEachName.has(second));
        const both = `${first} ${second}`;
        if (meets && cn(both) !== withWholeList(both))
          differences.push(`${both}: "${cn(both)}", not "${withWholeList(both)}"`);
      }
    }
    expect(differences).toEqual([]);
    // Some ten thousand pairs, each decided twice.
  }, 120_000);
});
