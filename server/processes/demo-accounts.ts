import { PUBLISHED_PASSWORDS } from "../../lib/auth/published-passwords";

/** The accounts of a shop on the sandbox; printed by `npm start`. No shop on the real upstream has them. */
export const DEMO_CUSTOMER = { email: "demo@kumquat.example", password: PUBLISHED_PASSWORDS.customer, name: "林晓雯" };
export const DEMO_STAFF = { email: "staff@kumquat.example", password: PUBLISHED_PASSWORDS.staff, name: "单良" };
