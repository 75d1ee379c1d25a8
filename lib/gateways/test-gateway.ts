import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { isShopOpen } from "@/lib/settings/shop-opening";
import type { testGatewayContract } from "./contract";
import { enteredKeys } from "./entered-keys";
import { areKeysLost, isOfOtherWorld, knownKeys } from "./open-gateway";
import { problemOfKeys } from "./problem-of-keys";
import { readKeysAskers } from "./read-keys-askers";
import { gatewayOf } from "./registry";
import { viewGateway } from "./view-gateway";

/**
 * Asks the gateway for something harmless, with the keys that are entered or, without any, with the saved ones. What was wrong is kept
 * when these are the saved keys. Saves no key. Safe to repeat.
 * @throws AppError input.invalid (422) per field; gateways.not_set_up, gateways.other_world, gateways.keys_lost (409), not_found.
 */
export async function testGateway(
  _actor: StaffActor,
  { id, values }: z.output<typeof testGatewayContract.input>,
): Promise<z.output<typeof testGatewayContract.output>> {
  const gateway = gatewayOf(id);
  const account = await db.gatewayAccount.findUnique({ where: { gateway: id } });
  if (!account && !values) throw conflict("gateways.not_set_up");
  const saved = knownKeys(account);
  const keys = values ? enteredKeys(gateway, saved, values) : saved;
  const otherWorld = account !== null && isOfOtherWorld(account);
  if (otherWorld && !values) throw conflict("gateways.other_world");
  if (account && !values && areKeysLost(account)) throw conflict("gateways.keys_lost");
  const problem = await problemOfKeys(gateway, keys);
  const ofSaved =
    account !== null &&
    !otherWorld &&
    gateway.fields.every((field) => (saved[field.id] ?? "") === (keys[field.id] ?? ""));
  const row = ofSaved
    ? await db.gatewayAccount.update({
        where: { id: account.id },
        data: { testedAt: new Date(), testProblem: problem },
      })
    : account;
  const [open, askers] = await Promise.all([isShopOpen(), readKeysAskers(db)]);
  return { ...viewGateway(gateway, row, { open, askedBy: askers.get(id) ?? null }), problem, ofSaved };
}
