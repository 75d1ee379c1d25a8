import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { isAlready } from "@/lib/core/is-already";
import { db } from "@/lib/db/client";
import { toAsciiName } from "@/lib/dns/idn";
import { auditable } from "./auditable";
import { describeSuffix } from "./list-suffixes";
import { forgetPriceTable, readCosts, readRules } from "./price-table";
import { refreshPrices } from "./refresh-prices";
import type { StaffSuffix, SuffixFields } from "./suffix-contract";

/** Adds a suffix and asks for its prices. Audited. @throws AppError pricing.suffix_exists (409). */
export async function createSuffix(actor: Actor, input: SuffixFields & { suffix: string }): Promise<StaffSuffix> {
  requireAdmin(actor);
  const ascii = toAsciiName(input.suffix.slice(1));
  const row = { ...input, ascii: `.${ascii ?? input.suffix.slice(1)}` };
  await db.$transaction(async (tx) => {
    const made = await tx.suffix.createManyAndReturn({ data: [row], skipDuplicates: true });
    if (!made[0]) throw conflict("pricing.suffix_exists", { suffix: input.suffix });
    const subject = { kind: "suffix", id: input.suffix } as const;
    await recordEvent(tx, actor, { action: "pricing.create-suffix", subject, after: auditable(row) });
  });
  await refreshPrices({ kind: "system", job: "new-suffix" }, { suffixes: [input.suffix] });
  return await shown(input.suffix);
}

/**
 * Changes a suffix; prices follow at once. Audited; safe to repeat.
 * @throws AppError pricing.suffix_changed (409): somebody else saved it after `seenAt`.
 */
export async function updateSuffix(
  actor: Actor,
  input: SuffixFields & { suffix: string; seenAt: Date },
): Promise<StaffSuffix> {
  requireAdmin(actor);
  const { suffix: bare, seenAt, ...fields } = input;
  const before = await db.$transaction(async (tx) => {
    const old = await tx.suffix.findUnique({ where: { ascii: `.${bare}` } });
    if (!old) throw notFound("suffix");
    const { count } = await tx.suffix.updateMany({ where: { suffix: old.suffix, updatedAt: seenAt }, data: fields });
    if (count === 0 && isAlready(old, fields)) return old;
    if (count === 0) throw conflict("pricing.suffix_changed");
    await recordEvent(tx, actor, {
      action: "pricing.update-suffix",
      subject: { kind: "suffix", id: old.suffix },
      before: auditable(old),
      after: auditable(fields),
    });
    return old;
  });
  if (before.minYears !== fields.minYears || (fields.enabled && !before.enabled)) {
    await refreshPrices({ kind: "system", job: "changed-suffix" }, { suffixes: [before.suffix] });
  }
  forgetPriceTable();
  return await shown(before.suffix);
}

async function shown(suffix: string): Promise<StaffSuffix> {
  const [row, rules, costs] = await Promise.all([
    db.suffix.findUniqueOrThrow({ where: { suffix } }),
    readRules(),
    readCosts(),
  ]);
  return describeSuffix(row, rules, costs);
}

function requireAdmin(actor: Actor): void {
  if (actor.kind !== "staff" || actor.role !== "admin") throw forbidden();
}
