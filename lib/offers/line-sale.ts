import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import type { LineSetting } from "@/lib/db/generated/client";
import type { Config } from "@/lib/product-lines/form";
import { pagesOf } from "@/lib/product-lines/pages";
import { isConfigSold, type Unsold, type UnsoldPair } from "@/lib/product-lines/sold-form";

/** What staff sell of a product line. Without a setting everything of it is sold, unless it is withdrawn. */
export interface LineSale {
  enabled: boolean;
  unsold: Unsold;
  unsoldPairs: readonly UnsoldPair[];
  leadZh: string;
  leadEn: string;
}

const stored = z.record(z.string(), z.array(z.string()));
const storedPairs = z.array(z.record(z.string(), z.string()));

/** Reads a row of settings; null: everything is sold, but nothing of a withdrawn product line. */
export function saleOf(productLine: string, row: LineSetting | null | undefined): LineSale {
  const enabledAtFirst = !pagesOf(productLine).withdrawn;
  if (!row) return { enabled: enabledAtFirst, unsold: {}, unsoldPairs: [], leadZh: "", leadEn: "" };
  const { enabled, leadZh, leadEn } = row;
  return { enabled, unsold: stored.parse(row.unsold), unsoldPairs: storedPairs.parse(row.unsoldPairs), leadZh, leadEn };
}

export async function readLineSale(productLine: string): Promise<LineSale> {
  return saleOf(productLine, await db.lineSetting.findUnique({ where: { productLine } }));
}

/** Whether a configuration of these product lines is sold now; checked again when an order is placed. */
export async function readLineSales(
  lines: readonly string[],
): Promise<(productLine: string, config: Config) => boolean> {
  const rows = lines.length === 0 ? [] : await db.lineSetting.findMany({ where: { productLine: { in: [...lines] } } });
  const sales = new Map(rows.map((row) => [row.productLine, saleOf(row.productLine, row)]));
  return (productLine, config) => {
    const { enabled, unsold, unsoldPairs } = sales.get(productLine) ?? saleOf(productLine, null);
    return enabled && isConfigSold(unsold, config, unsoldPairs);
  };
}
