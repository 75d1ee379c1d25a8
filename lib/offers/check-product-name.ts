import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { productLineOf } from "@/lib/product-lines/registry";
import { upstream } from "@/lib/upstream/client";
import { readSoldLine } from "./line-options";

export type ProductNameAnswer = "free" | "taken" | "failed";

/** Whether a name can still be chosen for a product that a form sells. @throws AppError not_found, offers.line_not_sold (404). */
export async function checkProductName(
  _actor: Actor,
  input: { productLine: string; name: string },
): Promise<{ name: string; answer: ProductNameAnswer }> {
  const { id } = await readSoldLine(input.productLine);
  const name = input.name.toLowerCase();
  return { name, answer: await nameAnswer(id, name) };
}

/** Whether a product's name is free: no service of ours has it, and the upstream says so. Without an answer: "failed". */
export async function nameAnswer(productLine: string, name: string): Promise<ProductNameAnswer> {
  const ours = await db.service.count({ where: { productLine, name, endedAt: null, state: { not: "failed" } } });
  if (ours > 0) return "taken";
  const answer = await productLineOf(productLine).isAvailable?.(upstream().call, name, name);
  return answer === "available" ? "free" : answer === "taken" ? "taken" : "failed";
}
