/** What the shop sells of a product line; the database keeps the word with each item. Client-safe. */
export const actionIds = ["purchase", "renew", "upgrade", "transfer"] as const;
export type ActionId = (typeof actionIds)[number];
