/**
 * Imports run downward only (docs/architecture.md). scripts/quality/dependency-rules.test.ts plants a violation of each rule and
 * proves that it fires.
 */
const AREAS = [
  "audit",
  "settings",
  "backups",
  "help",
  "upstream",
  "notify",
  "accounts",
  "tokens",
  "customers",
  "approvals",
  "webhooks",
  "registrants",
  "reviews",
  "pricing",
  "promotions",
  "offers",
  "gallery",
  "search",
  "payments",
  "gateways",
  "statements",
  "services",
  "handovers",
  "second-person",
  "calendar",
  "watched-names",
  "zones",
  "dns-api",
  "controls",
  "purchasing",
  "orders",
  "papers",
  "renewals",
  "points",
  "carts",
  "paying",
  "tickets",
  "fapiao",
  "imports",
  "reports",
  "keys",
  "metrics",
  "retention",
];
/** What browsers may load of a product line. */
const FORMS =
  "lib/product-lines/([a-z]+/(form|terms)|form|term|forms|format-hints|figures|pages|item-title|title-in|config-words|sold-form|draft-of-upgrade|password-rule|action-id|as-host)\\.ts$";
const root = process.env.DEPCRUISE_ROOT ?? "";
const at = (pattern) => `^${root}${pattern}`;
const tests = "\\.(test|int\\.test)\\.tsx?$|/testing/";

const layers = [
  { name: "core-is-pure", from: "lib/core/", to: ["lib/core/"] },
  { name: "dns-only-core", from: "lib/dns/", to: ["lib/(core|dns)/"] },
  { name: "cndns-only-core", from: "lib/cndns/", to: ["lib/(core|cndns)/"] },
  { name: "db-only-core", from: "lib/db/", to: ["lib/(core|db)/", "lib/env\\.ts$"] },
  { name: "ledger-core-and-db", from: "lib/ledger/", to: ["lib/(core|db|ledger)/"] },
  { name: "product-lines-no-database", from: "lib/product-lines/", to: ["lib/(core|dns|cndns|product-lines)/"] },
  { name: "auth-below-areas", from: "lib/auth/", to: ["lib/(core|db|auth)/", "lib/env\\.ts$"] },
  {
    name: "http-below-areas",
    from: "lib/http/",
    to: ["lib/(core|db|auth|http)/", "lib/env\\.ts$", "messages/"],
  },
  { name: "sandbox-only-core", from: "sandbox/", to: ["lib/core/", "sandbox/"] },
  {
    name: "command-line-calls-the-api",
    from: "cli/",
    to: [
      "cli/",
      "components/(generated/|call-contract\\.ts$)",
      "lib/(core|dns)/",
      "lib/[a-z-]+/[a-z-]*contract\\.ts$",
      "lib/http/(contract|decode-answer)\\.ts$",
      // For the ids of the product lines alone: it imports nothing.
      "lib/product-lines/pages\\.ts$",
      "messages/",
    ],
  },
  {
    name: "components-are-views",
    from: "components/",
    to: [
      "components/",
      "lib/(core|dns)/",
      "lib/[a-z-]+/[a-z-]*contract\\.ts$",
      FORMS,
      "lib/http/(contract|locale|decode-answer)\\.ts$",
      // For the types of what the page of operations shows.
      "lib/http/describe-operation\\.ts$",
      "messages/",
    ],
  },
];

const forbidden = layers.map(({ name, from, to }) => ({
  name,
  severity: "error",
  from: { path: at(from), pathNot: tests },
  to: { path: at("(app|cli|components|lib|prisma|sandbox|server|scripts|bench|e2e|messages)/"), pathNot: to.map(at) },
}));

AREAS.forEach((area, index) => {
  const later = AREAS.slice(index + 1);
  const up = ["app/", "components/", "lib/worker/", "sandbox/", "server/", "scripts/", "bench/"];
  forbidden.push({
    name: `area-${area}-imports-earlier-only`,
    severity: "error",
    from: { path: at(`lib/${area}/`), pathNot: tests },
    to: { path: at(`(${[...up, ...later.map((name) => `lib/${name}/`)].join("|")})`) },
  });
});

forbidden.push(
  {
    name: "pages-and-routes-use-use-cases",
    severity: "error",
    comment: "No database, ledger, upstream client or product line in app/: call a use case.",
    from: { path: at("app/"), pathNot: tests },
    to: {
      path: at("lib/(db|ledger|cndns|product-lines)/|lib/worker/|sandbox/|server/|scripts/|bench/"),
      pathNot: at(FORMS),
    },
  },
  {
    name: "contracts-are-client-safe",
    severity: "error",
    from: { path: at(`lib/[a-z-]+/[a-z-]*contract\\.ts$|${FORMS}`) },
    to: {
      path: at("lib/"),
      pathNot: [
        at("lib/(core|dns)/"),
        at("lib/[a-z-]+/[a-z-]*contract\\.ts$"),
        at(FORMS),
        at("lib/http/(contract|locale|decode-answer)\\.ts$"),
      ],
    },
  },
  {
    name: "worker-calls-areas",
    severity: "error",
    from: { path: at("lib/worker/"), pathNot: tests },
    to: { path: at("(app|components|sandbox|bench)/") },
  },
  {
    name: "only-ledger-writes-postings",
    severity: "error",
    comment: "The ledger's SQL lives in lib/ledger/post.ts; other areas call the verbs beside it.",
    from: { path: at("(app|components|lib)/"), pathNot: [at("lib/ledger/"), tests] },
    to: { path: at("lib/ledger/post\\.ts$") },
  },
  {
    name: "no-cycles",
    severity: "error",
    from: { pathNot: "generated/" },
    to: { circular: true, viaOnly: { pathNot: "generated/" } },
  },
  { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
);

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)generated/|node_modules|\\.next" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".css"],
    },
  },
};
