import "server-only";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";

/** A shop that has opened stays open, so this process asks no more. */
let open = false;

/** Whether the shop sells: on the sandbox always, else since an admin has opened it (lib/reports/setup). */
export async function isShopOpen(): Promise<boolean> {
  if (env().sandbox || open) return true;
  open = (await db.shopOpening.count()) > 0;
  return open;
}

/** @throws AppError shop.not_open (409) */
export async function requireOpenShop(): Promise<void> {
  if (!(await isShopOpen())) throw conflict("shop.not_open");
}
