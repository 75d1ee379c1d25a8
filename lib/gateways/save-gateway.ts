import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { lapseApprovals } from "@/lib/approvals/lapse-approvals";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import type { StaffActor, SystemActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { isAlready } from "@/lib/core/is-already";
import { db, type Tx } from "@/lib/db/client";
import type { GatewayAccount } from "@/lib/db/generated/client";
import { isShopOpen } from "@/lib/settings/shop-opening";
import { askOtherKeys } from "./ask-other-keys";
import { changedKeysOf } from "./changed-keys";
import type { saveGatewayContract } from "./contract";
import { enteredKeys } from "./entered-keys";
import type { Gateway } from "./gateway";
import { knownKeys } from "./open-gateway";
import { readKeysAskers } from "./read-keys-askers";
import { gatewayOf } from "./registry";
import { requireWorkingKeys } from "./require-working-keys";
import { storeGateway } from "./store-gateway";
import { gatewayVersion, viewGateway } from "./view-gateway";

type Asked = z.output<(typeof saveGatewayContract)["input"]>;
type Input = Omit<Asked, "reason"> & Partial<Pick<Asked, "reason">>;
interface Tried {
  keys: Record<string, string>;
  at: Date;
}
type Saved = z.output<(typeof saveGatewayContract)["output"]>;

/**
 * Sets a gateway up; a secret that is left empty stays. Keys decide whose account customers' money goes to, so in an open shop first or
 * other keys become a request, with the settings beside them, and are stored once another admin agrees. Keys with which customers will pay
 * are tried before. Safe to repeat.
 * @param input.seen the version that it replaces; somebody else's change since then is not overwritten
 * @throws AppError input.invalid (422) per field or for `reason`; gateways.keys_not_working, gateways.changed_meanwhile,
 *   approvals.already_waiting (409); not_found.
 */
export async function saveGateway(actor: StaffActor | SystemActor, input: Input): Promise<Saved> {
  const gateway = gatewayOf(input.id);
  if (input.maxFen < input.minFen) throw invalid({ maxFen: "gateways.limits_order" });
  const [open, tried] = [await isShopOpen(), actor.kind === "staff" ? await tryKeys(gateway, input) : null];
  return await db.$transaction(async (tx) => {
    const { account, waits } = await save(tx, actor, gateway, { ...input, open, tried });
    const askers = await readKeysAskers(tx);
    return { ...viewGateway(gateway, account, { open, askedBy: askers.get(gateway.id) ?? null }), waits };
  });
}

/** Tries keys with which customers will pay from now on. @returns null: none of them are new to customers */
async function tryKeys(gateway: Gateway, { enabled, values }: Input): Promise<Tried | null> {
  if (!enabled) return null;
  const account = await db.gatewayAccount.findUnique({ where: { gateway: gateway.id } });
  const known = knownKeys(account);
  const keys = enteredKeys(gateway, known, values);
  if (account?.enabled && changedKeysOf(keys, known).length === 0) return null;
  await requireWorkingKeys(gateway, keys);
  return { keys, at: new Date() };
}

async function save(
  tx: Tx,
  actor: StaffActor | SystemActor,
  gateway: Gateway,
  {
    enabled,
    minFen,
    maxFen,
    feeBps,
    values,
    seen,
    open,
    tried,
    reason = "",
  }: Input & { open: boolean; tried: Tried | null },
): Promise<{ account: GatewayAccount | null; waits: string | null }> {
  const settings = { enabled, minFen, maxFen, feeBps };
  // One save at a time: a secret that is left empty is taken from what is there.
  await takeLock(tx, subjectLock("gateway_keys", gateway.id));
  const before = await tx.gatewayAccount.findUnique({ where: { gateway: gateway.id } });
  const known = knownKeys(before);
  const keys = enteredKeys(gateway, known, values);
  const hasOtherKeys = changedKeysOf(keys, known).length > 0;
  if (seen !== undefined && seen !== (before && gatewayVersion(before))) {
    // Sent again, because the first answer was lost.
    if (before && !hasOtherKeys && isAlready(before, settings)) return { account: before, waits: null };
    throw conflict("gateways.changed_meanwhile");
  }
  const at = new Date();
  if (open && hasOtherKeys && actor.kind === "staff") {
    const asked = await askOtherKeys(tx, actor, gateway, before, { ...settings, keys, reason }, at);
    return { account: before, waits: asked.id };
  }
  await lapseApprovals(tx, actor, { kind: "gateway_keys", subjectId: gateway.id, why: "overtaken", at });
  // Others were saved meanwhile: what was tried is not what is stored.
  const testedAt = tried && isDeepStrictEqual(tried.keys, keys) ? tried.at : null;
  return { account: await storeGateway(tx, actor, gateway, before, { ...settings, keys, testedAt }), waits: null };
}
