import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { requireOldAccount } from "@/lib/approvals/require-old-account";
import { takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor, SystemActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { isAlready } from "@/lib/core/is-already";
import { seal } from "@/lib/core/secret";
import { db, type Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { mailStaff } from "@/lib/notify/mail-staff";
import type { GatewayView, saveGatewayContract } from "./contract";
import { enteredKeys } from "./entered-keys";
import type { Gateway } from "./gateway";
import { gatewayKeysMail } from "./gateway-keys-mail";
import { keysPlace, readKeys } from "./open-gateway";
import { gatewayOf } from "./registry";
import { gatewayVersion, viewGateway } from "./view-gateway";

type Input = z.output<(typeof saveGatewayContract)["input"]>;

/**
 * Sets a gateway up; a secret that is left empty stays. What is saved beside the sandbox are a twin's keys. Audited, without the secrets.
 * Other keys send customers' money elsewhere: every admin is mailed, and an account that is too new to be one of two people can't
 * replace keys that are there. Safe to repeat.
 * @param input.seen the version that it replaces; somebody else's change since then is not overwritten
 * @throws AppError input.invalid (422) per field; gateways.changed_meanwhile (409); not_found; approvals.new_account (403).
 */
export async function saveGateway(
  actor: StaffActor | SystemActor,
  { id, enabled, minFen, maxFen, feeBps, values, seen }: Input,
): Promise<GatewayView> {
  const gateway = gatewayOf(id);
  if (maxFen < minFen) throw invalid({ maxFen: "gateways.limits_order" });
  const account = await db.$transaction(async (tx) => {
    // One save at a time: a secret that is left empty is taken from what is there.
    await takeLock(tx, `gateway:${id}`);
    const before = await tx.gatewayAccount.findUnique({ where: { gateway: id } });
    const known = before ? readKeys(before) : {};
    const keys = enteredKeys(gateway, known, values);
    const changedKeys = Object.keys(keys).filter((name) => keys[name] !== (known[name] ?? ""));
    if (seen !== undefined && seen !== (before && gatewayVersion(before))) {
      const same = changedKeys.length === 0 && before && isAlready(before, { enabled, minFen, maxFen, feeBps });
      // Sent again, because the first answer was lost.
      if (same) return before;
      throw conflict("gateways.changed_meanwhile");
    }
    if (before && changedKeys.length > 0 && actor.kind === "staff") await requireOldAccount(tx, actor, new Date());
    const rowId = before?.id ?? randomUUID();
    const data = {
      ...{ enabled, minFen, maxFen, feeBps, twin: env().sandbox },
      keysEnc: seal(env().keyRing, JSON.stringify(keys), keysPlace(rowId)),
      updatedBy: actor.kind === "staff" ? actor.userId : null,
      ...(changedKeys.length > 0 ? { testedAt: null, testProblem: null } : {}),
    };
    const row = await tx.gatewayAccount.upsert({
      where: { gateway: id },
      create: { id: rowId, gateway: id, ...data },
      update: data,
    });
    const [publicBefore, publicAfter] = [publicValues(gateway, known), publicValues(gateway, keys)];
    await recordEvent(tx, actor, {
      action: "gateways.save",
      subject: { kind: "gateway", id },
      before: before ? { ...settingsOf(before), publicKeys: textOf(publicBefore) } : undefined,
      after: { ...settingsOf(row), publicKeys: textOf(publicAfter), changedKeys },
    });
    if (changedKeys.length > 0 && actor.kind === "staff") {
      await tellAdmins(tx, actor, { gateway: id, changed: changedKeys, before: publicBefore, after: publicAfter });
    }
    return row;
  });
  return viewGateway(gateway, account);
}

/** The values that are no secret, and short: what tells one account at the gateway from another. */
function publicValues({ fields }: Gateway, keys: Record<string, string>): Record<string, string> {
  const shown = fields.filter(({ id, secret, long }) => !secret && !long && keys[id]);
  return Object.fromEntries(shown.map(({ id }) => [id, keys[id] ?? ""]));
}

const textOf = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([id, value]) => `${id} ${value}`)
    .join(", ");

async function tellAdmins(
  tx: Tx,
  { userId }: StaffActor,
  change: Omit<Parameters<typeof gatewayKeysMail.write>[0], "by">,
): Promise<void> {
  const by = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, email: true } });
  await mailStaff(tx, gatewayKeysMail, { ...change, by: `${by.name} (${by.email})` }, { roles: ["admin"] });
}

function settingsOf({
  enabled,
  minFen,
  maxFen,
  feeBps,
}: {
  enabled: boolean;
  minFen: bigint;
  maxFen: bigint;
  feeBps: number;
}) {
  return { enabled, minFen: minFen.toString(), maxFen: maxFen.toString(), feeBps };
}
