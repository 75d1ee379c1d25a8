/** The accounts of a shop on the sandbox; printed by `npm start`. No shop on the real upstream has them. */
export const DEMO_CUSTOMER = { email: "demo@kumquat.example", password: "orange-grove-2026", name: "林晓雯" };
export const DEMO_STAFF = { email: "staff@kumquat.example", password: "orange-ledger-2026", name: "单良" };
