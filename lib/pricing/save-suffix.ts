import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { toAsciiName } from "@/lib/dns/idn";
import { describeSuffix } from "./list-suffixes";
import { forgetPriceTable, readCosts, readRules } from "./price-table";
import { refreshPrices } from "./refresh-prices";
import type { StaffSuffix, SuffixFields } from "./suffix-contract";

/** Adds a suffix and asks for its prices. Audited. @throws AppError pricing.suffix_exists (409). */
export async function createSuffix(actor: Actor, input: SuffixFields & { suffix: string }): Promise<StaffSuffix> {
  requireAdmin(actor);
  const ascii = toAsciiName(input.suffix.slice(1));
  const row = { ...input, ascii: `.${ascii ?? input.suffix.slice(1)}` };
  const made = await db.suffix.createManyAndReturn({ data: [row], skipDuplicates: true });
  if (!made[0]) throw conflict("pricing.suffix_exists", { suffix: input.suffix });
  await recordAudit(db, actor, { action: "suffix.create", subject: `suffix:${input.suffix}`, after: json(row) });
  await refreshPrices({ kind: "system", job: "new-suffix" }, { suffixes: [input.suffix] });
  return await shown(input.suffix);
}

/** Changes a suffix; prices follow at once. Audited. */
export async function updateSuffix(actor: Actor, input: SuffixFields & { suffix: string }): Promise<StaffSuffix> {
  requireAdmin(actor);
  const { suffix, ...fields } = input;
  const before = await db.suffix.findUnique({ where: { suffix } });
  if (!before) throw notFound("suffix");
  await db.suffix.update({ where: { suffix }, data: fields });
  await recordAudit(db, actor, {
    action: "suffix.update",
    subject: `suffix:${suffix}`,
    before: json(before),
    after: json(fields),
  });
  if (before.minYears !== fields.minYears || (fields.enabled && !before.enabled)) {
    await refreshPrices({ kind: "system", job: "changed-suffix" }, { suffixes: [suffix] });
  }
  forgetPriceTable();
  return await shown(suffix);
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
