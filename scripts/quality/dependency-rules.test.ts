import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";

/** One violation per rule: a file that imports what the rule forbids. */
const PLANTED: Record<string, [from: string, to: string]> = {
  "core-is-pure": ["lib/core/a.ts", "lib/db/x.ts"],
  "dns-only-core": ["lib/dns/a.ts", "lib/cndns/x.ts"],
  "cndns-only-core": ["lib/cndns/a.ts", "lib/dns/x.ts"],
  "db-only-core": ["lib/db/a.ts", "lib/ledger/x.ts"],
  "ledger-core-and-db": ["lib/ledger/a.ts", "lib/orders/x.ts"],
  "product-lines-no-database": ["lib/product-lines/domain/a.ts", "lib/db/x.ts"],
  "auth-below-areas": ["lib/auth/a.ts", "lib/customers/x.ts"],
  "http-below-areas": ["lib/http/a.ts", "lib/orders/x.ts"],
  "sandbox-only-core": ["sandbox/a.ts", "lib/cndns/x.ts"],
  "command-line-calls-the-api": ["cli/a.ts", "lib/orders/place-order.ts"],
  "components-are-views": ["components/shop/a.ts", "lib/orders/place-order.ts"],
  "area-audit-imports-earlier-only": ["lib/audit/a.ts", "lib/settings/x.ts"],
  "area-settings-imports-earlier-only": ["lib/settings/a.ts", "lib/upstream/x.ts"],
  "area-backups-imports-earlier-only": ["lib/backups/a.ts", "lib/help/x.ts"],
  "area-metrics-imports-earlier-only": ["lib/metrics/a.ts", "lib/retention/x.ts"],
  "area-retention-imports-earlier-only": ["lib/retention/a.ts", "app/x.ts"],
  "area-help-imports-earlier-only": ["lib/help/a.ts", "lib/upstream/x.ts"],
  "area-upstream-imports-earlier-only": ["lib/upstream/a.ts", "lib/notify/x.ts"],
  "area-notify-imports-earlier-only": ["lib/notify/a.ts", "lib/accounts/x.ts"],
  "area-accounts-imports-earlier-only": ["lib/accounts/a.ts", "lib/customers/x.ts"],
  "area-tokens-imports-earlier-only": ["lib/tokens/a.ts", "lib/zones/x.ts"],
  "area-customers-imports-earlier-only": ["lib/customers/a.ts", "lib/approvals/x.ts"],
  "area-approvals-imports-earlier-only": ["lib/approvals/a.ts", "lib/registrants/x.ts"],
  "area-webhooks-imports-earlier-only": ["lib/webhooks/a.ts", "lib/services/x.ts"],
  "area-registrants-imports-earlier-only": ["lib/registrants/a.ts", "lib/reviews/x.ts"],
  "area-reviews-imports-earlier-only": ["lib/reviews/a.ts", "lib/pricing/x.ts"],
  "area-pricing-imports-earlier-only": ["lib/pricing/a.ts", "lib/offers/x.ts"],
  "area-promotions-imports-earlier-only": ["lib/promotions/a.ts", "lib/offers/x.ts"],
  "area-offers-imports-earlier-only": ["lib/offers/a.ts", "lib/gallery/x.ts"],
  "area-gallery-imports-earlier-only": ["lib/gallery/a.ts", "lib/search/x.ts"],
  "area-search-imports-earlier-only": ["lib/search/a.ts", "lib/payments/x.ts"],
  "area-payments-imports-earlier-only": ["lib/payments/a.ts", "lib/services/x.ts"],
  "area-statements-imports-earlier-only": ["lib/statements/a.ts", "lib/services/x.ts"],
  "area-second-person-imports-earlier-only": ["lib/second-person/a.ts", "lib/calendar/x.ts"],
  "area-services-imports-earlier-only": ["lib/services/a.ts", "lib/calendar/x.ts"],
  "area-handovers-imports-earlier-only": ["lib/handovers/a.ts", "lib/second-person/x.ts"],
  "area-calendar-imports-earlier-only": ["lib/calendar/a.ts", "lib/zones/x.ts"],
  "area-watched-names-imports-earlier-only": ["lib/watched-names/a.ts", "lib/zones/x.ts"],
  "area-zones-imports-earlier-only": ["lib/zones/a.ts", "lib/controls/x.ts"],
  "area-dns-api-imports-earlier-only": ["lib/dns-api/a.ts", "lib/controls/x.ts"],
  "area-controls-imports-earlier-only": ["lib/controls/a.ts", "lib/purchasing/x.ts"],
  "area-purchasing-imports-earlier-only": ["lib/purchasing/a.ts", "lib/orders/x.ts"],
  "area-orders-imports-earlier-only": ["lib/orders/a.ts", "lib/renewals/x.ts"],
  "area-papers-imports-earlier-only": ["lib/papers/a.ts", "lib/renewals/x.ts"],
  "area-renewals-imports-earlier-only": ["lib/renewals/a.ts", "lib/carts/x.ts"],
  "area-points-imports-earlier-only": ["lib/points/a.ts", "lib/carts/x.ts"],
  "area-carts-imports-earlier-only": ["lib/carts/a.ts", "lib/reports/x.ts"],
  "area-gateways-imports-earlier-only": ["lib/gateways/a.ts", "lib/statements/x.ts"],
  "area-paying-imports-earlier-only": ["lib/paying/a.ts", "lib/tickets/x.ts"],
  "area-tickets-imports-earlier-only": ["lib/tickets/a.ts", "lib/reports/x.ts"],
  "area-fapiao-imports-earlier-only": ["lib/fapiao/a.ts", "lib/reports/x.ts"],
  "area-imports-imports-earlier-only": ["lib/imports/a.ts", "lib/reports/x.ts"],
  "area-reports-imports-earlier-only": ["lib/reports/a.ts", "lib/keys/x.ts"],
  "area-keys-imports-earlier-only": ["lib/keys/a.ts", "app/x.ts"],
  "pages-and-routes-use-use-cases": ["app/api/v1/a.ts", "lib/db/x.ts"],
  "contracts-are-client-safe": ["lib/orders/contract.ts", "lib/orders/place.ts"],
  "worker-calls-areas": ["lib/worker/a.ts", "components/x.ts"],
  "only-ledger-writes-postings": ["lib/orders/b.ts", "lib/ledger/post.ts"],
  "no-cycles": ["lib/core/b.ts", "lib/core/c.ts"],
  resolvable: ["lib/core/d.ts", "lib/core/nowhere.ts"],
};

function depcruise(args: string[], root: string) {
  return spawnSync(
    process.execPath,
    [
      "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "json",
      ...args,
    ],
    {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, DEPCRUISE_ROOT: root },
    },
  );
}

/** The rules of the configuration, with the folders that they are about. */
function readRules(): { name: string; from: { path?: string } }[] {
  const config = spawnSync(
    process.execPath,
    ["-p", `JSON.stringify(require("./.dependency-cruiser.cjs").forbidden.map(({ name, from }) => ({ name, from })))`],
    { encoding: "utf8" },
  );
  return JSON.parse(config.stdout);
}

it("every folder of lib has a rule that says what it may import", () => {
  const ruled = new Set(readRules().map(({ from }) => from.path));
  const folders = readdirSync("lib", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !ruled.has(`^lib/${name}/`))).toEqual([]);
});

it("every rule of the import directions fires on a planted violation", { timeout: 60_000 }, () => {
  mkdirSync(".test", { recursive: true });
  const root = mkdtempSync(".test/planted-");
  const write = (file: string, text: string) => {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  try {
    const wanted = new Map<string, string[]>();
    for (const [from, to] of Object.values(PLANTED)) wanted.set(from, [...(wanted.get(from) ?? []), to]);
    for (const [, to] of Object.values(PLANTED))
      if (!wanted.has(to) && !to.includes("nowhere")) write(to, "export {};\n");
    wanted.set("lib/core/c.ts", ["lib/core/b.ts"]);
    for (const [from, targets] of wanted) {
      const lines = targets.map((to, i) => {
        const path = relative(dirname(from), to).replace(/\.ts$/, "");
        return `import * as x${i} from "${path.startsWith(".") ? path : `./${path}`}";\nexport const y${i} = x${i};\n`;
      });
      write(from, lines.join(""));
    }
    const run = depcruise(
      ["app", "cli", "components", "lib", "sandbox"].map((dir) => join(root, dir)),
      `${root}/`,
    );
    const { summary } = JSON.parse(run.stdout) as {
      summary: { violations: { from: string; rule: { name: string } }[] };
    };
    const fired = new Set(summary.violations.map((v) => `${v.rule.name} ${relative(root, v.from)}`));
    const silent = Object.entries(PLANTED).filter(
      ([rule, [from, to]]) => !fired.has(`${rule} ${from}`) && !fired.has(`${rule} ${to}`),
    );
    expect(silent).toEqual([]);

    expect(
      readRules()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(PLANTED).sort());
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
