import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { ShopImportDetail } from "./contract";
import { readStoredReport } from "./stored-report";
import { viewImports } from "./view-import";

/** One import with its report. @throws AppError not_found; 403 for support. */
export async function readShopImport(actor: StaffActor, { id }: { id: string }): Promise<ShopImportDetail> {
  if (actor.role === "support") throw forbidden();
  const row = await db.shopImport.findUnique({ where: { id } });
  const [view] = row ? await viewImports([row]) : [];
  if (!row || !view) throw notFound("import");
  return { ...view, report: readStoredReport(row.report) };
}
