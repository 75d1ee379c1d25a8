import { z } from "zod";
import type { StaffRole } from "@/lib/core/actor";
import { cursor } from "@/lib/core/cursor";
import type { StaffScope } from "@/lib/core/staff-scopes";
import type { TokenScope } from "@/lib/core/token-grant";

/**
 * One route of ours, declared once: for the server, which parses and answers by it, for the browser, which calls by it, and for
 * OpenAPI.
 * Client-safe. Path parameters ("{id}") are fields of the input; GET and DELETE send the rest as a query, others as JSON.
 */
export interface Contract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, A extends Access = Access> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/api/v1/${string}`;
  /** One line for the API's readers. */
  summary: string;
  /** Who may call: anybody, any signed-in person, customers, staff, or staff of these roles. */
  access: A;
  input: I;
  output: O;
  /**
   * The caller must have given their password lately (POST /api/v1/account/reauth): `true` for every call, which serve() checks
   * before it reads the input; `when` says for which calls the use case checks it.
   */
  reauth?: true | { when: string };
  /** What an API token must be allowed to call it; "any": every token may. Without it no token reaches the route. */
  token?: TokenScope | "any";
  /**
   * What a staff token must be allowed to call it; "any": every staff token may. Its owner's role must be one of `access`, too. Without
   * it no staff token reaches the route. Never beside `reauth`, nor where an answer holds a secret.
   */
  staffToken?: StaffScope | "any";
  /** Codes of AppErrors that a caller should expect beside input.invalid. */
  errors?: readonly string[];
  /** Requires the header Idempotency-Key: the same key and body acts once and answers the same. */
  idempotent?: boolean;
  /**
   * Requests per window and caller; the default is 240 a minute for reads, 60 for writes. Where it protects an account, money or
   * the upstream, all processes count together (in PostgreSQL: a statement for each request); where it only keeps one caller from
   * taking the others' share, each process counts alone. The default is together for writes and alone for reads.
   */
  limit?: { points: number; seconds: number; counted?: "by all processes" | "by each process" };
  /** The body may be anything and is not read: for callers that are not ours. */
  bodyIgnored?: true;
  /** The body may be of any type: the input's `body` is its bytes in base64. For callers that are not ours. */
  rawBody?: true;
  /** Body limit in bytes; 64 KiB by default. */
  maxBytes?: number;
}

export type Access = "anyone" | "signed-in" | "customer" | "staff" | readonly StaffRole[];

/** Declares a contract, keeping its types. */
export function contract<I extends z.ZodType, O extends z.ZodType, const A extends Access>(
  declared: Contract<I, O, A>,
): Contract<I, O, A> {
  return declared;
}

/**
 * An owner's contract for staff, below /admin: the same input and output, on the owner's behalf. `reauth`: staff give their password
 * again. No API token of a customer reaches it.
 */
export function onBehalf<I extends z.ZodType, O extends z.ZodType>(
  own: Contract<I, O, Access>,
  asked: Pick<Contract, "reauth" | "staffToken"> = {},
) {
  return contract({
    ...own,
    ...asked,
    path: `/api/v1/admin/${own.path.slice("/api/v1/".length)}`,
    summary: `On the owner's behalf: ${own.summary}`,
    access: "staff",
    token: undefined,
  });
}

/** Money on the wire: whole fen as decimal text, because JSON numbers are floats. */
export const fenText = z.codec(z.string().regex(/^-?\d{1,18}$/, "money.format"), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (fen) => fen.toString(),
});

/** PostgreSQL knows no year 0. */
const isoInstant = z.iso.datetime().refine((text) => !text.startsWith("0000"), "input.format");

/** An instant on the wire: ISO 8601 in UTC. */
export const instant = z.codec(isoInstant, z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

/** No input, or no output (answers 204). */
export const nothing = z.object({});

/** Fields of a paged list's input: `after` is the cursor that the previous page gave. */
export const pageInput = {
  after: cursor.optional(),
  take: z.coerce.number().int().min(1).max(100).default(30),
};
