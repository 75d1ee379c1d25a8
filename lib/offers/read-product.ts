import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { readSoldLine } from "./line-options";
import type { ProductOffer } from "./product-contract";

/** What a product line's form offers now, and the caller's own domains to propose in it. */
export async function readProduct(actor: Actor, input: { productLine: string }): Promise<ProductOffer> {
  const { id, options, unsold, unsoldPairs, leadZh, leadEn } = await readSoldLine(input.productLine);
  return {
    productLine: id,
    options: options as ProductOffer["options"],
    unsold,
    unsoldPairs: [...unsoldPairs],
    leadZh,
    leadEn,
    ownDomains: await ownDomains(actor),
  };
}

/** The domains that a customer manages here, as people read them. */
export async function ownDomains(actor: Actor): Promise<string[]> {
  return actor.kind === "customer" ? await domainsOf(actor.userId) : [];
}

/** The same of a customer for whom staff act. */
export async function domainsOf(customerId: string): Promise<string[]> {
  const rows = await db.service.findMany({
    where: { customerId, productLine: "domain", endedAt: null, state: { in: ["active", "suspended"] } },
    select: { displayName: true },
    orderBy: { displayName: "asc" },
    take: 200,
  });
  return rows.map(({ displayName }) => displayName);
}
