import "server-only";
import { randomUUID } from "node:crypto";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor, SystemActor } from "@/lib/core/actor";
import { seal } from "@/lib/core/secret";
import type { Tx } from "@/lib/db/client";
import type { GatewayAccount } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { mailStaff } from "@/lib/notify/mail-staff";
import { changedKeysOf } from "./changed-keys";
import type { Gateway } from "./gateway";
import { gatewayKeysMail } from "./gateway-keys-mail";
import { keysPlace, knownKeys } from "./open-gateway";
import { publicValues, textOfValues } from "./public-values";

export interface GatewaySettings {
  enabled: boolean;
  minFen: bigint;
  maxFen: bigint;
  feeBps: number;
}

interface Stored extends GatewaySettings {
  keys: Readonly<Record<string, string>>;
  /** When these keys were found to work; null: they were not tried now. */
  testedAt: Date | null;
}

/**
 * Stores the settings and keys of a gateway. What is saved beside the sandbox are a twin's keys. Audited, without the secrets; of other keys
 * every admin is mailed. The caller holds subjectLock("gateway_keys") of the gateway.
 * @param askedBy who asked for other keys, where `actor` has only agreed to them
 */
export async function storeGateway(
  tx: Tx,
  actor: StaffActor | SystemActor,
  gateway: Gateway,
  before: GatewayAccount | null,
  { keys, testedAt, enabled, minFen, maxFen, feeBps }: Stored,
  askedBy?: string,
): Promise<GatewayAccount> {
  const known = knownKeys(before);
  const changedKeys = changedKeysOf(keys, known);
  const rowId = before?.id ?? randomUUID();
  const data = {
    ...{ enabled, minFen, maxFen, feeBps, twin: env().sandbox },
    keysEnc: seal(env().keyRing, JSON.stringify(keys), keysPlace(rowId)),
    updatedBy: actor.kind === "staff" ? actor.userId : null,
    ...(changedKeys.length > 0 || testedAt ? { testedAt, testProblem: null } : {}),
  };
  const row = await tx.gatewayAccount.upsert({
    where: { gateway: gateway.id },
    create: { id: rowId, gateway: gateway.id, ...data },
    update: data,
  });
  const [publicBefore, publicAfter] = [publicValues(gateway, known), publicValues(gateway, keys)];
  await recordEvent(tx, actor, {
    action: "gateways.save",
    subject: { kind: "gateway", id: gateway.id },
    before: before ? { ...settingsOf(before), publicKeys: textOfValues(publicBefore) } : undefined,
    after: { ...settingsOf(row), publicKeys: textOfValues(publicAfter), changedKeys },
  });
  if (changedKeys.length > 0 && actor.kind === "staff") {
    const change = { gateway: gateway.id, changed: changedKeys, before: publicBefore, after: publicAfter };
    await tellAdmins(tx, askedBy ?? actor.userId, change);
  }
  return row;
}

async function tellAdmins(
  tx: Tx,
  byId: string,
  change: Omit<Parameters<typeof gatewayKeysMail.write>[0], "by">,
): Promise<void> {
  const by = await tx.user.findUniqueOrThrow({ where: { id: byId }, select: { name: true, email: true } });
  await mailStaff(tx, gatewayKeysMail, { ...change, by: `${by.name} (${by.email})` }, { roles: ["admin"] });
}

/** The settings as JSON has them. */
export function settingsOf({ enabled, minFen, maxFen, feeBps }: GatewaySettings) {
  return { enabled, minFen: minFen.toString(), maxFen: maxFen.toString(), feeBps };
}
