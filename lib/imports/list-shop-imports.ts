import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { keysetPage, type SortColumn } from "@/lib/db/keyset";
import type { listShopImportsContract } from "./contract";
import { viewImports } from "./view-import";

const sorts = { made: { kind: "made" } } as const satisfies Record<string, SortColumn>;

/** Imports of customers from another shop, newest first. @throws 403 for support. */
export async function listShopImports(
  actor: StaffActor,
  { after, take }: z.output<typeof listShopImportsContract.input>,
): Promise<z.output<typeof listShopImportsContract.output>> {
  if (actor.role === "support") throw forbidden();
  const page = await keysetPage({ sorts, sort: "-made", after, take }, (step) =>
    db.shopImport.findMany({ where: step.where, orderBy: step.orderBy, take: step.take }),
  );
  return { rows: await viewImports(page.rows), next: page.next };
}
