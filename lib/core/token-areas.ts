// Without zod: forms in the browser use it.

/**
 * What an API token may reach; each with "read" or "write", where writing includes reading. Writing orders is buying, under the
 * token's spending cap; the wallet is only read.
 */
export const TOKEN_AREAS = ["dns", "services", "orders", "wallet"] as const;
export type TokenArea = (typeof TOKEN_AREAS)[number];

/** The hosts of certificates' challenges: `_acme-challenge` itself and for any host below the domain. */
export const ACME_NAMES: readonly string[] = ["_acme-challenge", "_acme-challenge.*"];
