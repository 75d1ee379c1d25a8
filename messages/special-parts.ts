/**
 * The parts of `errors` that a page gets only if it names them ("errors.dns"), because they are long. The first four are shown by one kind
 * of form each. The others are found by use cases alone, whose answer carries the sentence, or by forms of staff.
 */
const errors = [
  ...["dns", "registrants", "upstream", "zones"],
  ...["approvals", "cart", "checkout", "controls", "ledger", "lines", "offers", "orders", "quote", "services"],
  ...["pricing", "settings", "staff", "help", "tickets", "points", "fapiao"],
  ...["statements", "payouts", "gateways", "payments", "webhooks", "notify", "shop"],
  ...["token", "dns_api", "idempotency", "origin", "papers", "audit"],
];

/** Parts of `ui` that most pages of visitors have no use for. */
const ui = ["list", "pages", "reread", "secret", "unit"];

/** `staff` is for the back office, the next two for AskDialogs; the others are rendered on the server alone. */
const shell = ["staff", "reauth", "signInAgain", "footer", "print"];

/** Rendered on the server alone. */
const search = ["page"];

/** Parts of namespaces that a page gets only if it names them, as "errors.dns": the others come with the namespace. */
export const SPECIAL_PARTS: Readonly<Record<string, readonly string[]>> = { errors, ui, shell, search };

/** The dialogs in which people sign in again or give their password again (AskDialogs). */
export const ASK_PARTS = ["shell.reauth", "shell.signInAgain", "passkeys"];

/** What the pages of signed-in people use, beside what every page has. */
export const ACCOUNT_PARTS = ["errors", ...ASK_PARTS, ...ui.map((part) => `ui.${part}`)];

/** What forms of staff find themselves, and what their pages use. */
export const STAFF_PARTS = [
  ...ACCOUNT_PARTS,
  "shell.staff",
  "shell.footer",
  ...[
    "dns",
    "registrants",
    "upstream",
    "zones",
    "approvals",
    "offers",
    "pricing",
    "services",
    "settings",
    "staff",
    "help",
    "tickets",
    "fapiao",
    "statements",
    "payouts",
    "gateways",
    "payments",
    "webhooks",
  ].map((part) => `errors.${part}`),
];
