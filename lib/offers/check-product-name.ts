import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { productLineOf } from "@/lib/product-lines/registry";
import { upstream } from "@/lib/upstream/client";
import { readSoldLine } from "./line-options";

/** Whether a product's name is still free: not in our own books, and by the upstream's word. Silence is no yes. */
export async function checkProductName(
  _actor: Actor,
  input: { line: string; name: string },
): Promise<{ name: string; answer: "free" | "taken" | "failed" }> {
  const { id } = await readSoldLine(input.line);
  const name = input.name.toLowerCase();
  const ours = await db.service.count({ where: { line: id, name, endedAt: null, state: { not: "failed" } } });
  if (ours > 0) return { name, answer: "taken" };
  const answer = await productLineOf(id).isAvailable?.(upstream().call, name, name);
  return { name, answer: answer === "available" ? "free" : answer === "taken" ? "taken" : "failed" };
}
