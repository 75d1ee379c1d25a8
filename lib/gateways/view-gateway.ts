import "server-only";
import { createHash } from "node:crypto";
import type { GatewayAccount } from "@/lib/db/generated/client";
import type { GatewayView } from "./contract";
import type { Gateway } from "./gateway";
import { areKeysLost, isOfOtherWorld, knownKeys } from "./open-gateway";

/**
 * A gateway as staff see it: never with a secret.
 * @param open whether the shop is open: its keys are then set by two people
 * @param askedBy the name of who asked for keys that wait for another admin
 */
export function viewGateway(
  { id, fields, refundDays }: Gateway,
  account: GatewayAccount | null,
  { open, askedBy = null }: { open: boolean; askedBy?: string | null },
): GatewayView {
  const keys = knownKeys(account);
  const secret = new Set(fields.flatMap((field) => (field.secret ? [field.id] : [])));
  return {
    id,
    refundDays,
    keysAskedBy: askedBy,
    keysWantSecond: open,
    fields: fields.map((field) => ({
      id: field.id,
      secret: field.secret === true,
      long: field.long === true,
      optional: field.optional === true,
    })),
    account: account && {
      version: gatewayVersion(account),
      enabled: account.enabled,
      minFen: account.minFen,
      maxFen: account.maxFen,
      feeBps: account.feeBps,
      testedAt: account.testedAt,
      testProblem: account.testProblem,
      values: Object.fromEntries(Object.entries(keys).filter(([name]) => !secret.has(name))),
      kept: Object.keys(keys).filter((name) => secret.has(name) && keys[name] !== ""),
      otherWorld: isOfOtherWorld(account),
      keysLost: areKeysLost(account),
    },
  };
}

/** Tells one state of a gateway's settings and keys from another; a test of the keys changes neither. */
export function gatewayVersion({ enabled, minFen, maxFen, feeBps, keysEnc }: GatewayAccount): string {
  const settings = [enabled, minFen, maxFen, feeBps].map(String).join(" ");
  return createHash("sha256").update(settings).update(keysEnc).digest("base64url").slice(0, 32);
}
