/** The product actions. The database stores the id with each item. Client-safe. */
export const actionIds = ["purchase", "renew", "upgrade", "transfer", "addPoints"] as const;
export type ActionId = (typeof actionIds)[number];
