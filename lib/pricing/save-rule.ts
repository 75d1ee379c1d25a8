import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Actor, StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { isAlready } from "@/lib/core/is-already";
import { db, type Tx } from "@/lib/db/client";
import { auditable } from "./auditable";
import { forgetPriceTable, toRule } from "./price-table";
import type { RuleFields, StaffRule } from "./rule-contract";

/** Adds a price rule. Audited. @throws AppError pricing.rule_exists (409) when one names the same target. */
export async function createRule(actor: Actor, input: RuleFields): Promise<StaffRule> {
  const staff = requireMoneyStaff(actor);
  requireLine(input);
  return await changeRules(async (tx) => {
    await requireNoTwin(tx, input, null);
    const made = await tx.priceRule.create({ data: { ...input, updatedBy: staff.userId } });
    const subject = { kind: "price-rule", id: made.id } as const;
    await recordEvent(tx, actor, { action: "pricing.create-rule", subject, after: auditable(input) });
    return toRule(made);
  });
}

/** A rule as the person has it on the page. */
interface SeenRule {
  id: string;
  seenAt: Date;
}

/**
 * Changes a price rule. Audited; safe to repeat. An order at a price that was offered before is refused and told the new price.
 * @throws AppError pricing.rule_changed (409): somebody else saved it after `seenAt`; pricing.rule_exists (409).
 */
export async function updateRule(actor: Actor, input: RuleFields & SeenRule): Promise<StaffRule> {
  const staff = requireMoneyStaff(actor);
  requireLine(input);
  const { id, seenAt, ...fields } = input;
  return await changeRules(async (tx) => {
    const before = await requireRule(tx, id);
    if (isAlready(before, fields)) return toRule(before);
    requireSeen(before, seenAt);
    await requireNoTwin(tx, fields, id);
    const made = await tx.priceRule.update({ where: { id }, data: { ...fields, updatedBy: staff.userId } });
    await recordEvent(tx, actor, {
      action: "pricing.update-rule",
      subject: { kind: "price-rule", id },
      before: auditable(before),
      after: auditable(fields),
    });
    return toRule(made);
  });
}

/** Removes a price rule. Audited. @throws AppError pricing.rule_changed (409): somebody else saved it after `seenAt`. */
export async function deleteRule(actor: Actor, { id, seenAt }: SeenRule): Promise<Record<string, never>> {
  requireMoneyStaff(actor);
  return await changeRules(async (tx) => {
    const before = await requireRule(tx, id);
    requireSeen(before, seenAt);
    await tx.priceRule.delete({ where: { id } });
    const subject = { kind: "price-rule", id } as const;
    await recordEvent(tx, actor, { action: "pricing.delete-rule", subject, before: auditable(before) });
    return {};
  });
}

async function changeRules<T>(change: (tx: Tx) => Promise<T>): Promise<T> {
  const done = await db.$transaction(async (tx) => {
    // One change of the rules at a time, so that two people can't add the same rule twice.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('price_rules'))`;
    return await change(tx);
  });
  forgetPriceTable();
  return done;
}

async function requireRule(tx: Tx, id: string) {
  const rule = await tx.priceRule.findUnique({ where: { id } });
  if (!rule) throw notFound("price rule");
  return rule;
}

function requireSeen({ updatedAt }: { updatedAt: Date }, seenAt: Date): void {
  if (updatedAt.getTime() !== seenAt.getTime()) throw conflict("pricing.rule_changed");
}

async function requireNoTwin(tx: Tx, { productLine, key, action }: RuleFields, id: string | null): Promise<void> {
  const twin = await tx.priceRule.findFirst({
    where: { productLine, key, action, ...(id === null ? {} : { id: { not: id } }) },
  });
  if (twin) throw conflict("pricing.rule_exists");
}

/** A key is a suffix or a configuration of one product line, so a rule with a key names its product line. */
function requireLine({ productLine, key }: RuleFields): void {
  if (key !== null && productLine === null) throw invalid({ productLine: "pricing.key_needs_line" });
}

function requireMoneyStaff(actor: Actor): StaffActor {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  return actor;
}
