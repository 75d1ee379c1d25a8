import { expect, it } from "vitest";
import { classTokens, percent, utilitiesAmong, utilityShares } from "./utility-classes";

it("every class name of the front end is a utility", async () => {
  const { all } = await utilityShares();
  expect(all.classes).toBeGreaterThan(1_000);
  expect(percent(all)).toBe(100);
});

it("reads class names where they stand, and nothing else", () => {
  const text = `
    const look = cva(["a", "b c"], { variants: { kind: { go: "d", stop: ["e"] } }, defaultVariants: { kind: "go" } });
    const rowClass = "f g";
    const other = "h";
    export const One = ({ on, kind, className }) => (
      <p className={cn("i", on && "j", kind === "k" ? "l" : undefined, look({ kind: "m" }), names["n"], className)}>
        <b className={\`o \${on ? "p" : "q"} r-\${kind}\`} title="s">{t("u")}</b>
        <Link className={buttonClass({ kind: "flat" }, "v")} />
        {list.map((x) => <i className="w" key={x} />)}
      </p>
    );`;
  expect(classTokens("a.tsx", text).sort()).toEqual([..."abcdefgijlopq", "r-…", "v", "w"]);
});

it("asks Tailwind with the project's theme, variants and utilities", async () => {
  const utilities = ["flex", "text-ink-2", "staff:px-3", "max-md:[&_b]:mt-1", "page-width", "group/row", "reach"];
  const others = ["row", "btn", "text-nothing", "nobody:flex", "r-…"];
  expect([...(await utilitiesAmong([...others, ...utilities]))]).toEqual(utilities);
});
