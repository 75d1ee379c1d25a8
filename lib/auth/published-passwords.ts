/** Passwords that the README and `npm start` print: of the demo's customers and staff. */
export const PUBLISHED_PASSWORDS = { customer: "orange-grove-2026", staff: "orange-ledger-2026" } as const;
