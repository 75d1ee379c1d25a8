import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { Contract } from "./contract";

/** Ends a cursor of the API; no cursor of a list has one itself (lib/core/cursor.ts). */
const STAMP = /\.([\w-]{8})$/;

/**
 * Cursors of the API name the list that they continue: the same path, filters and sort. Without it a cursor of another sort would give the
 * first page again, and one of another filter leave rows out, and a program would not notice. Pages of the site read their lists without
 * the API: their cursors have no stamp, and a changed sort begins anew (components/ui/table/list-address.ts).
 */
export class PageCursor {
  private readonly stamp: string | undefined;
  /** The raw input, its cursor without the stamp. */
  readonly raw: Record<string, unknown>;

  constructor(
    private readonly contract: Pick<Contract, "input" | "path">,
    raw: Record<string, unknown>,
  ) {
    const { after } = raw;
    const [end, stamp] = isPaged(contract) && typeof after === "string" ? (STAMP.exec(after) ?? []) : [];
    this.stamp = stamp;
    this.raw = end === undefined ? raw : { ...raw, after: String(after).slice(0, -end.length) };
  }

  /** @throws AppError input.cursor (400) when the cursor continues another list than is asked for */
  check(input: unknown): void {
    if (this.stamp !== undefined && this.stamp !== stampOf(this.contract.path, input)) {
      throw new AppError("input.cursor", 400);
    }
  }

  /** The answer, its `next` with the stamp. */
  stamped<T>(input: unknown, answer: T): T {
    if (!isPaged(this.contract) || typeof answer !== "object" || answer === null || !("next" in answer)) return answer;
    const { next } = answer;
    return typeof next === "string" ? { ...answer, next: `${next}.${stampOf(this.contract.path, input)}` } : answer;
  }
}

/** Whether it lists page by page. */
export function isPaged({ input }: Pick<Contract, "input">): boolean {
  return input instanceof z.ZodObject && "after" in input.shape;
}

/** Which list is asked for: all of the input but where its page begins and how long it is. */
function stampOf(path: string, input: unknown): string {
  const asked = Object.entries(input as Record<string, unknown>)
    .filter(([name, value]) => name !== "after" && name !== "take" && value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify([path, asked], (_name, value) => (typeof value === "bigint" ? String(value) : value));
  return createHash("sha256").update(text).digest("base64url").slice(0, 8);
}
