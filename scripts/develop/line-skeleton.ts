/** The files of a new product line, by path. They compile; the parts to fill in throw, and failing tests name them. */
export function skeletonOf(id: string): Record<string, string> {
  const folder = `lib/product-lines/${id}`;
  const Name = id.charAt(0).toUpperCase() + id.slice(1);
  return {
    [`${folder}/form.ts`]: formFile(id, Name),
    [`${folder}/quote.ts`]: quoteFile(id, Name),
    [`${folder}/buy.ts`]: buyFile(id, Name),
    [`${folder}/read.ts`]: readFile(id, Name),
    [`${folder}/line.ts`]: lineFile(id, Name),
    [`${folder}/${id}.test.ts`]: testFile(id, Name),
    [`messages/zh/${id}Line.json`]: textsFile({ name: `${id}（待填写）`, lead: "（待填写）", forWhom: "（待填写）" }),
    [`messages/en/${id}Line.json`]: textsFile({ name: `${id} (fill in)`, lead: "(fill in)", forWhom: "(fill in)" }),
  };
}

/** The lists that contain every product line: path → the file's text with the new one entered. */
export const entries: Readonly<Record<string, (text: string, id: string) => string>> = {
  "lib/product-lines/registry.ts": (text, id) =>
    text
      .replace(/^(import type \{ ProductLine \} from "\.\/line";)$/m, `import { ${id}Line } from "./${id}/line";\n$1`)
      .replace(/(productLines: readonly ProductLine\[\] = \[[^\]]*?),?\s*\]/, `$1, ${id}Line]`),
  "lib/product-lines/forms.ts": (text, id) =>
    text
      .replace(/^(import .* from "\.\/form";)$/m, `import { ${id}Form } from "./${id}/form";\n$1`)
      .replace(/(forms: Readonly<Record<string, ClientForms>> = \{)/, `$1\n  ${id}: { form: ${id}Form },`),
  "lib/product-lines/pages.ts": (text, id) =>
    text.replace(/^( {2}mail: opened\("mail", "messages"\),)$/m, `$1\n  ${id}: opened("${id}", "websites"),`),
  "messages/app-config.d.ts": (text, id) =>
    text.replace(/^( {2}mailLine: .*;)$/m, `$1\n  ${id}Line: typeof import("./zh/${id}Line.json");`),
};

const formFile = (id: string, Name: string) => `import type { PurchaseForm } from "../form";
import { yearTerms } from "../term";
import type { PasswordRule } from "../password-rule";

/** The result of readOptions: what the upstream offers now. */
export type ${Name}Options = Record<string, never>;

/** Fill in: the rule of the manual. */
export const ${id}Password: PasswordRule = { min: 8, max: 16, needs: ["letter", "digit"], specials: "" };

/** Fill in: the fields of the manual's order endpoint, in people's units. Also runs in the browser, so only pure code. */
export const ${id}Form: PurchaseForm<${Name}Options> = {
  productLine: "${id}",
  nameField: "name",
  fields: () => [
    { id: "name", kind: "name", pattern: "[a-z0-9]{4,16}", maxLength: 16, hinted: true },
    { id: "password", kind: "password", rule: ${id}Password },
  ],
  terms: () => yearTerms(1, 2, 3),
  title: ({ name }) => String(name),
};
`;

const quoteFile = (id: string, Name: string) => `import type { CostRow } from "../line";
import type { Cost, CostByKey, QuotedAction } from "../product-action";
import type { Call } from "../reading";

/** Fill in: what staff enter a cost for; none where the upstream has a price endpoint. */
export const ${id}CostRows: readonly CostRow[] = [{ key: "year", per: "year" }];

/** What a configuration costs the shop for a term. Fill in: from the upstream's price endpoint, or the table that staff enter. */
export async function quote${Name}(_call: Call, { years }: QuotedAction, costs: CostByKey): Promise<Cost> {
  const year = costs("year");
  return year === null ? null : year * BigInt(years);
}
`;

const buyFile = (id: string, Name: string) => `import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import type { Bought } from "../product-action";
import type { Call } from "../reading";

/** Sends once, spends the agent balance. Fill in: the endpoint of the manual, by one \`call\`. */
export async function buy${Name}(_call: Call, purchase: Purchase, _context: PurchaseContext): Promise<Outcome<Bought>> {
  throw new Error(\`fill in lib/product-lines/${id}/buy.ts: buy \${purchase.displayName}\`);
}

/** Sends once, spends the agent balance. Fill in: the endpoint of the manual, by one \`call\`. */
export async function renew${Name}(_call: Call, renewal: Renewal, _context: PurchaseContext): Promise<Outcome<unknown>> {
  throw new Error(\`fill in lib/product-lines/${id}/buy.ts: renew \${renewal.displayName}\`);
}
`;

const readFile = (id: string, Name: string) => `import type { Call, Reading } from "../reading";

/**
 * State, dates and configuration, by which the purchase protocol decides. Fill in: one call; "absent" only where the upstream says that
 * the product is not in our account, "unclear" for every other answer that does not show it.
 */
export async function read${Name}State(_call: Call, name: string): Promise<Reading> {
  throw new Error(\`fill in lib/product-lines/${id}/read.ts: read \${name}\`);
}

/** Fill in: whether the name can be bought now. */
export async function is${Name}Available(_call: Call, name: string): Promise<"available" | "taken" | "unclear"> {
  throw new Error(\`fill in lib/product-lines/${id}/read.ts: is \${name} available\`);
}
`;

const lineFile = (id: string, Name: string) => `import { purchaseAction } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import type { ProductLine } from "../line";
import { yearTerms } from "../term";
import { buy${Name}, renew${Name} } from "./buy";
import { ${id}Form, ${id}Password } from "./form";
import { ${id}CostRows, quote${Name} } from "./quote";
import { is${Name}Available, read${Name}State } from "./read";

const shared = { read: read${Name}State, acceptedDeadlineMs: 2 * 3_600_000, quote: quote${Name} };

/** Fill in: the chapter of the manual, and what is special about the product line. */
export const ${id}Line: ProductLine = {
  id: "${id}",
  secretRule: ${id}Password,
  form: ${id}Form,
  readOptions: async () => ({}),
  priceKey: () => "",
  costRows: ${id}CostRows,
  isAvailable: is${Name}Available,
  read: read${Name}State,
  actions: {
    purchase: purchaseAction(${id}Form, { ...shared, endpoint: "", buy: buy${Name} }),
    renew: renewAction({ ...shared, endpoint: "", terms: () => yearTerms(1, 2, 3), renew: renew${Name} }),
  },
  details: [],
  secrets: ["password"],
  controls: [],
  panels: [],
};
`;

const testFile = (id: string, Name: string) => `import { describe, expect, it } from "vitest";
import { rows } from "@/lib/cndns/rows";
import zh from "@/messages/zh/${id}Line.json";
import type { Call } from "../reading";
import { ${id}Form } from "./form";
import { ${id}Line } from "./line";

const silent: Call = async () => ({ kind: "unknown", reason: "timeout" }) as never;

/** What is left to fill in. Delete tests that have served their purpose; keep those that stay true. */
describe("${Name}", () => {
  it("offers more than a name and a password: form.ts", () => {
    expect(${id}Form.fields({}, {}).length).toBeGreaterThan(2);
  });

  it.each(["purchase", "renew"] as const)("names the endpoint of its %s: line.ts", (action) => {
    expect(rows.map(({ row }) => row.id)).toContain(${id}Line.actions[action]?.endpoint({}));
  });

  it("concludes nothing when the upstream does not answer: read.ts", async () => {
    expect(await ${id}Line.read(silent, "name", "name")).toMatchObject({ state: "unclear" });
    expect(await ${id}Line.isAvailable?.(silent, "name", "name")).toBe("unclear");
  });

  it("says what it is and for whom: messages/*/${id}Line.json", () => {
    expect(JSON.stringify(zh)).not.toContain("待填写");
  });
});
`;

const textsFile = ({ name, lead, forWhom }: { name: string; lead: string; forWhom: string }) =>
  `${JSON.stringify(
    {
      name,
      lead,
      forWhom: { "0": forWhom },
      gets: { "0": lead },
      notes: {},
      questions: Object.fromEntries(["0", "1", "2"].map((at) => [at, { q: lead, a: lead }])),
      fields: { name, password: lead },
      hints: { name: lead },
      secrets: { password: lead },
      costs: { year: lead },
    },
    null,
    2,
  )}\n`;
