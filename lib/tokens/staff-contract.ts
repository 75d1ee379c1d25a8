import { z } from "zod";
import { givenName } from "@/lib/core/given-name";
import { STAFF_SCOPES } from "@/lib/core/staff-scopes";
import { contract, instant, nothing } from "@/lib/http/contract";

const id = z.uuid();

/** A token of the staff works for so many days at most. */
export const STAFF_TOKEN_MOST_DAYS = 365;

export const staffTokenRow = z.object({
  id,
  name: z.string(),
  /** The last four characters of the token, which only its owner has whole. */
  ending: z.string(),
  scopes: z.array(z.enum(STAFF_SCOPES)),
  /** For whom it acts. */
  owner: z.object({ id, name: z.string() }),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
  lastUsedIp: z.string().nullable(),
});
export type StaffTokenRow = z.output<typeof staffTokenRow>;

export const listStaffTokensContract = contract({
  method: "GET",
  path: "/api/v1/admin/tokens",
  summary: "The caller's staff tokens that still work, the newest first; admins see everybody's.",
  access: "staff",
  input: nothing,
  output: z.object({ rows: z.array(staffTokenRow) }),
});

export const readOwnStaffTokenContract = contract({
  method: "GET",
  path: "/api/v1/admin/token",
  summary: "The staff token that asks: what it may do, until when, and the role that its owner has now.",
  access: "staff",
  staffToken: "any",
  input: nothing,
  output: staffTokenRow.extend({ role: z.enum(["support", "finance", "admin"]) }),
});

export const createStaffTokenContract = contract({
  method: "POST",
  path: "/api/v1/admin/tokens",
  summary:
    "Makes a token by which a program acts for the caller, answered this once. Mailed to the caller, and audited.",
  access: "staff",
  reauth: true,
  input: z.strictObject({
    name: givenName,
    scopes: z.array(z.enum(STAFF_SCOPES)).max(STAFF_SCOPES.length),
    /** How many days it works. */
    days: z.int().min(1).max(STAFF_TOKEN_MOST_DAYS),
  }),
  output: z.object({ token: z.string(), row: staffTokenRow }),
  errors: ["token.too_many"],
  limit: { points: 20, seconds: 300 },
});

export const revokeStaffTokenContract = contract({
  method: "DELETE",
  path: "/api/v1/admin/tokens/{id}",
  summary:
    "Revokes a staff token of the caller's, or as an admin anybody's: from then on every request with it is refused. Mailed to its owner, and audited.",
  access: "staff",
  input: z.object({ id }),
  output: nothing,
});
