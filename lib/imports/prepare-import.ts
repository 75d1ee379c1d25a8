import "server-only";
import { readListedDomains } from "@/lib/services/read-listed-domains";
import type { ImportReport } from "./contract";
import { type DataPlace, readTables } from "./files/read-tables";
import type { OldShop, Source } from "./old-shop";
import { readKnown } from "./plan/known";
import { type PlanOptions, planShopImport, type ShopImportPlan } from "./plan/plan-import";
import { reportOf } from "./plan/report-of";

export interface PrepareOptions extends PlanOptions {
  place: DataPlace;
  /** Of tables, when the old shop's are not the usual ones. */
  prefix?: string | undefined;
  /** Of times without a zone. @default the source's */
  utcOffset?: string | undefined;
}

export interface PreparedImport {
  source: Source;
  plan: ShopImportPlan;
  report: ImportReport;
}

/**
 * Reads the old shop's data and decides what an import would do with them. Writes nothing but, where the upstream is asked for its domains,
 * the call log. @throws DataFault, SqlFault
 */
export async function prepareImport(source: Source, options: PrepareOptions): Promise<PreparedImport> {
  const tables = await readTables(source, options.place, options.prefix);
  const old = source.read(tables, { utcOffset: options.utcOffset ?? source.utcOffset });
  const known = await readKnown(
    source.id,
    old,
    needsUpstream(old) ? await readListedDomains() : { domains: [], reached: true },
  );
  const plan = planShopImport(old, known, options);
  return { source, plan, report: reportOf(plan) };
}

const needsUpstream = ({ domains, services }: OldShop): boolean => domains.length + services.length > 0;
