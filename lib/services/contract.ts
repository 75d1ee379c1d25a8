import { z } from "zod";
import { searchBox } from "@/lib/core/search-box";
import { sortOf } from "@/lib/core/sort";
import { contract, instant, nothing, pageInput } from "@/lib/http/contract";
import { lineIds } from "@/lib/product-lines/pages";

const id = z.uuid();

/** Why a service can't be renewed automatically: a sentence under services.autoRenew.trouble, and one in its mail. */
export const autoRenewTroubles = ["ceiling", "wallet", "price", "busy", "refused", "not_renewable"] as const;
export type AutoRenewTrouble = (typeof autoRenewTroubles)[number];

/** A row of "my domains" or "my services". */
export const serviceRow = z.object({
  id,
  productLine: z.string(),
  name: z.string(),
  displayName: z.string(),
  state: z.enum(["opening", "active", "suspended", "expired", "failed", "ended"]),
  /** Real-name state of its registrant; null where none is needed or known. */
  realName: z.enum(["none", "checking", "pass", "unpass"]).nullable(),
  registeredAt: instant.nullable(),
  expiresAt: instant.nullable(),
  /** The term that it was last bought or renewed for, in months; null: not known. */
  termMonths: z.int().nullable(),
  /** The product line's own word for the state: `states.<reason>` in its messages. */
  reason: z.string().nullable(),
  /** It is renewed automatically from the wallet. */
  autoRenew: z.boolean(),
  /** Whether it can be renewed at all: its product line has renewals, it follows no other service, and its expiry is known. */
  renewable: z.boolean(),
  /** Of services with points: how many are left, as last read. */
  pointsLeft: z.int().optional(),
});
export type ServiceRow = z.output<typeof serviceRow>;

export const serviceDetail = serviceRow.extend({
  upstreamState: z.string().nullable(),
  /** Of a domain that came from another customer it may be theirs: then `id` is null. */
  registrant: z.object({ id: id.nullable(), displayName: z.string() }).nullable(),
  nameServers: z.array(z.string()),
  /** When it was last read from the upstream; null: never. */
  readAt: instant.nullable(),
  hasPassword: z.boolean(),
  /** It left the upstream account or was never opened: only its history can be read. */
  ended: z.boolean(),
  /** It has ended because it went to another customer's account. */
  handedOver: z.boolean(),
});
export type ServiceDetail = z.output<typeof serviceDetail>;

const ownServiceFilter = {
  productLine: z.enum(lineIds).optional(),
  state: z.enum(["expiring", "expired", "opening"]).optional(),
  q: searchBox.optional(),
};
export const serviceSort = sortOf("expires", "name");

export const listServicesContract = contract({
  method: "GET",
  path: "/api/v1/services",
  summary:
    "The customer's services, the one that expires first on top unless sorted otherwise; `q` searches Chinese and punycode names alike.",
  access: "customer",
  token: "services:read",
  input: z.object({
    ...pageInput,
    ...ownServiceFilter,
    sort: serviceSort.optional(),
  }),
  output: z.object({ rows: z.array(serviceRow), next: z.string().nullable() }),
});

export const exportOwnServicesContract = contract({
  method: "GET",
  path: "/api/v1/services/csv",
  summary: "The customer's services that a search finds, as CSV (UTF-8 with a byte-order mark, for spreadsheets).",
  access: "customer",
  token: "services:read",
  input: z.object({ ...ownServiceFilter, sort: serviceSort.optional() }),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

export const findOwnNamesContract = contract({
  method: "GET",
  path: "/api/v1/services/own-names",
  summary:
    "Which domains with these labels are the customer's here, under any suffix: the search links to them. At most 20 labels in punycode, separated by commas.",
  access: "customer",
  token: "services:read",
  // No "%" or "_" can be in it, which a search by prefix would take for wildcards.
  input: z.object({ labels: z.string().regex(/^[a-z0-9-]{1,63}(,[a-z0-9-]{1,63}){0,19}$/) }),
  output: z.object({ rows: z.array(z.object({ id, name: z.string() })) }),
  limit: { points: 60, seconds: 60 },
});

export const readServiceContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}",
  summary: "One service with its details as last read from its provider.",
  access: "customer",
  token: "services:read",
  input: z.object({ id }),
  output: serviceDetail,
});

export const refreshServiceContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/refresh",
  summary: "Reads the service from its provider now.",
  access: "customer",
  token: "services:read",
  input: z.object({ id }),
  output: serviceDetail,
  errors: ["upstream.unreachable", "upstream.unclear"],
  limit: { points: 20, seconds: 60 },
});

export const revealPasswordContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/reveal-password",
  summary: "The management password; wants the caller's own password re-entered within five minutes. Audited.",
  access: "customer",
  reauth: true,
  input: z.object({ id }),
  output: z.object({
    password: z.string(),
    /** The outcome of a change is unknown, and no reading since then settles it. */
    mayHaveChanged: z.boolean(),
  }),
  errors: ["services.no_password"],
  limit: { points: 10, seconds: 300 },
});

/** The upstream's rule for a domain's management password: 6–16 letters or digits (manual 二、3). */
export const managementPassword = z.string().regex(/^[A-Za-z0-9]{6,16}$/, "services.password_format");

export const changePasswordContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/password",
  summary: "Sets a new management password of the service; wants the caller's own password re-entered. Audited.",
  access: "customer",
  reauth: true,
  input: z.object({ id, password: managementPassword }),
  output: nothing,
  errors: ["upstream.unclear"],
  limit: { points: 10, seconds: 300 },
});

export const changeOwnerContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/owner",
  summary:
    "Changes a domain's owner to another of the customer's certified registrants; wants the name typed and the caller's own password re-entered. Audited.",
  access: "customer",
  reauth: true,
  input: z.object({ id, registrantId: z.uuid("orders.registrant_missing"), confirm: z.string().max(300) }),
  output: nothing,
  errors: ["services.owner_not_now", "upstream.unreachable", "services.owner_unclear"],
  limit: { points: 10, seconds: 300 },
});

export const serviceEvent = z.object({
  id: z.string(),
  at: instant,
  kind: z.string(),
  outcome: z.string(),
  byStaff: z.boolean(),
  data: z.record(z.string(), z.unknown()),
});

export const listServiceEventsContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/events",
  summary: "What happened to the service, newest first.",
  access: "customer",
  input: z.object({ id, ...pageInput }),
  output: z.object({ rows: z.array(serviceEvent), next: z.string().nullable() }),
});
export type ServiceEvent = z.output<typeof serviceEvent>;
