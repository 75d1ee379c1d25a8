import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor, SystemActor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { seal } from "@/lib/core/secret";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { GatewayView, saveGatewayContract } from "./contract";
import { enteredKeys } from "./entered-keys";
import { keysPlace, readKeys } from "./open-gateway";
import { gatewayOf } from "./registry";
import { viewGateway } from "./view-gateway";

type Input = z.output<(typeof saveGatewayContract)["input"]>;

/**
 * Sets a gateway up; a secret that is left empty stays. What is saved beside the sandbox are a twin's keys. Audited, without the keys.
 * Safe to repeat.
 * @throws AppError input.invalid (422) per field; not_found.
 */
export async function saveGateway(
  actor: StaffActor | SystemActor,
  { id, enabled, minFen, maxFen, feeBps, values }: Input,
): Promise<GatewayView> {
  const gateway = gatewayOf(id);
  if (maxFen < minFen) throw invalid({ maxFen: "gateways.limits_order" });
  const before = await db.gatewayAccount.findUnique({ where: { gateway: id } });
  const known = before ? readKeys(before) : {};
  const keys = enteredKeys(gateway, known, values);
  const rowId = before?.id ?? randomUUID();
  const keysEnc = seal(env().keyRing, JSON.stringify(keys), keysPlace(rowId));
  const changedKeys = Object.keys(keys).filter((name) => keys[name] !== (known[name] ?? ""));
  const data = {
    ...{ enabled, minFen, maxFen, feeBps, keysEnc, twin: env().sandbox },
    updatedBy: actor.kind === "staff" ? actor.userId : null,
    ...(changedKeys.length > 0 ? { testedAt: null, testProblem: null } : {}),
  };
  const account = await db.$transaction(async (tx) => {
    const row = await tx.gatewayAccount.upsert({
      where: { gateway: id },
      create: { id: rowId, gateway: id, ...data },
      update: data,
    });
    await recordEvent(tx, actor, {
      action: "gateways.save",
      subject: { kind: "gateway", id },
      before: before ? settingsOf(before) : undefined,
      after: { ...settingsOf(row), changedKeys },
    });
    return row;
  });
  return viewGateway(gateway, account);
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
