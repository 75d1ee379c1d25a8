import "server-only";
import { AppError, notFound } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { PurchaseForm } from "@/lib/product-lines/form";
import { isProductLine, productLineOf } from "@/lib/product-lines/registry";
import { soldForm, type Unsold, type UnsoldPair } from "@/lib/product-lines/sold-form";
import { upstream } from "@/lib/upstream/client";
import { readLineSale } from "./line-sale";

/** Options younger than this are not asked for again. */
const FRESH_MS = HOUR_MS;
/** While the upstream doesn't answer, older options are used up to this age. */
const KEPT_MS = 14 * DAY_MS;

/** A product line that is sold by a form, and what the form offers now. */
export interface SoldLine {
  id: string;
  /** Without what the shop doesn't sell. */
  form: PurchaseForm;
  /** The whole form, to tell why a choice is refused. */
  wholeForm: PurchaseForm;
  unsold: Unsold;
  unsoldPairs: readonly UnsoldPair[];
  options: unknown;
  leadZh: string;
  leadEn: string;
}

/**
 * A product line that staff sell, with its form and what the upstream offers of it (asked at most once an hour, kept in
 * Postgres).
 * @throws AppError not_found; offers.line_not_sold (404); offers.line_silent (503) when nobody ever answered.
 */
export async function readSoldLine(id: string): Promise<SoldLine> {
  const wholeForm = isProductLine(id) ? productLineOf(id).form : undefined;
  if (!wholeForm) throw notFound("product");
  const { enabled, unsold, unsoldPairs, leadZh, leadEn } = await readLineSale(id);
  if (!enabled) throw new AppError("offers.line_not_sold", 404);
  const options = await readLineOptions(id);
  const form = soldForm(wholeForm, unsold, unsoldPairs);
  return { id, form, wholeForm, unsold, unsoldPairs, options, leadZh, leadEn };
}

const asking = new Map<string, Promise<unknown>>();

/** What the upstream offers of a line now, as JSON. @throws AppError offers.line_silent (503). */
export async function readLineOptions(id: string): Promise<unknown> {
  const productLine = productLineOf(id);
  if (!productLine.readOptions) return {};
  const kept = await db.lineOptions.findUnique({ where: { productLine: id } });
  const ageMs = kept ? Date.now() - kept.fetchedAt.getTime() : Number.POSITIVE_INFINITY;
  if (kept && ageMs < FRESH_MS) return kept.options;
  const fresh = await askOnce(id);
  if (fresh !== "unclear") return fresh;
  if (kept && ageMs < KEPT_MS) return kept.options;
  throw new AppError("offers.line_silent", 503);
}

/** Requests at the same time share one call. */
function askOnce(id: string): Promise<unknown> {
  const current = asking.get(id);
  if (current) return current;
  const asked = ask(id).finally(() => asking.delete(id));
  asking.set(id, asked);
  return asked;
}

async function ask(id: string): Promise<unknown> {
  const options = await productLineOf(id).readOptions?.(upstream().call);
  if (options === undefined || options === "unclear") {
    log.warn({ productLine: id }, "the upstream did not tell what it offers");
    return "unclear";
  }
  const kept = { options: options as Prisma.InputJsonValue, fetchedAt: new Date() };
  await db.lineOptions.upsert({ where: { productLine: id }, create: { productLine: id, ...kept }, update: kept });
  return options;
}
