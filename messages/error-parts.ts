/**
 * The parts of `errors` that a page gets only if it names them ("errors.dns"), because they are long. The first four are shown by one kind
 * of form each. The others are found by use cases alone, whose answer carries the sentence, or by forms of staff.
 */
export const SPECIAL_ERRORS: readonly string[] = [
  ...["dns", "registrants", "upstream", "zones"],
  ...["approvals", "cart", "checkout", "controls", "ledger", "lines", "offers", "orders", "quote", "services"],
  ...["pricing", "settings", "staff", "help", "tickets", "points"],
];

/** What forms of staff find themselves. */
export const STAFF_ERRORS = [
  "dns",
  "registrants",
  "upstream",
  "zones",
  "offers",
  "pricing",
  "services",
  "settings",
  "staff",
  "help",
  "tickets",
].map((part) => `errors.${part}`);
