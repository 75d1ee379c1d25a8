import "server-only";
import { TooLate, within } from "@/lib/core/within";
import { partialEnv } from "@/lib/env";
import { briefly } from "@/lib/settings/briefly";
import { listProducts } from "./list-products";
import type { ProductRow } from "./product-contract";

/** A page must not wait for an upstream that is slow: the browser asks again. */
const MOST_MS = 2_000;

const rowsLately = briefly("products", async () => (await listProducts({ kind: "system", job: "pages" })).rows);

/** Discards what this process remembers of them; called after prices changed. */
export function forgetPagePrices(): void {
  rowsLately.forget();
}

/**
 * What prerendered pages show of the product lines that are sold and of their lowest prices. Null without a database (a build on a
 * machine that has none), and when it takes too long.
 */
export async function readPagePrices(): Promise<readonly ProductRow[] | null> {
  if (!partialEnv().DATABASE_URL) return null;
  try {
    return await within(MOST_MS, rowsLately.get());
  } catch (error) {
    if (!(error instanceof TooLate)) throw error;
    return null;
  }
}
