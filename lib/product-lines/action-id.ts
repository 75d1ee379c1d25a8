/** The product actions. The database stores the id with each item. Client-safe. */
export const actionIds = [
  "purchase",
  "renew",
  "upgrade",
  "transfer",
  "addPoints",
  "addVersion",
  "buyTemplate",
  "copySite",
] as const;
export type ActionId = (typeof actionIds)[number];

/** Actions on a service, beside renewal, upgrade and points, that its customer fills in a form for. */
export const formActionIds = ["addVersion", "buyTemplate", "copySite"] as const satisfies readonly ActionId[];
export type FormActionId = (typeof formActionIds)[number];

/** The kinds of offers: what is read, checked and priced before an action is ordered (lib/offers/kinds). */
export const offerKinds = ["registration", "transfer", "product", "renewal", "upgrade", "points", "copy"] as const;
