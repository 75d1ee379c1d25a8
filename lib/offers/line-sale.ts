import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import type { LineSetting } from "@/lib/db/generated/client";
import type { Config } from "@/lib/product-lines/form";
import { isConfigSold, type Unsold, type UnsoldPair } from "@/lib/product-lines/sold-form";

/** What staff sell of a product line. Without a setting everything is sold. */
export interface LineSale {
  enabled: boolean;
  unsold: Unsold;
  unsoldPairs: readonly UnsoldPair[];
  leadZh: string;
  leadEn: string;
}

const stored = z.record(z.string(), z.array(z.string()));
const storedPairs = z.array(z.record(z.string(), z.string()));

/** Reads a row of settings; null: everything is sold. */
export function saleOf(row: LineSetting | null | undefined): LineSale {
  if (!row) return { enabled: true, unsold: {}, unsoldPairs: [], leadZh: "", leadEn: "" };
  const { enabled, leadZh, leadEn } = row;
  return { enabled, unsold: stored.parse(row.unsold), unsoldPairs: storedPairs.parse(row.unsoldPairs), leadZh, leadEn };
}

export async function readLineSale(productLine: string): Promise<LineSale> {
  return saleOf(await db.lineSetting.findUnique({ where: { productLine } }));
}

/** Whether a configuration of these product lines is sold now; checked again when an order is placed. */
export async function readLineSales(
  lines: readonly string[],
): Promise<(productLine: string, config: Config) => boolean> {
  const rows = lines.length === 0 ? [] : await db.lineSetting.findMany({ where: { productLine: { in: [...lines] } } });
  const sales = new Map(rows.map((row) => [row.productLine, saleOf(row)]));
  return (productLine, config) => {
    const { enabled, unsold, unsoldPairs } = sales.get(productLine) ?? saleOf(null);
    return enabled && isConfigSold(unsold, config, unsoldPairs);
  };
}
