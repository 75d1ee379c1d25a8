import "server-only";
import { isDeepStrictEqual } from "node:util";
import { askApproval } from "@/lib/approvals/ask-approval";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { openText, seal } from "@/lib/core/secret";
import type { Tx } from "@/lib/db/client";
import type { Approval, GatewayAccount } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { changedKeysOf } from "./changed-keys";
import type { Gateway } from "./gateway";
import { knownKeys } from "./open-gateway";
import { publicValues } from "./public-values";
import { type GatewaySettings, settingsOf } from "./store-gateway";
import { gatewayVersion } from "./view-gateway";

const MIN_REASON = 4;

const askedPlace = (id: string) => ({ table: "approvals", row: id, column: "sealed_enc" });

/**
 * Asks a second person to agree to a gateway's first or other keys. What people read of the request has no secret: which keys are other ones, and
 * the values of those that are none. The same request by the same person is the pending one. The caller holds the subject's lock.
 * @throws AppError input.invalid with `reason`; approvals.already_waiting (409).
 */
export async function askOtherKeys(
  tx: Tx,
  actor: StaffActor,
  gateway: Gateway,
  before: GatewayAccount | null,
  { keys, reason, ...settings }: GatewaySettings & { keys: Record<string, string>; reason: string },
  at: Date,
): Promise<Approval> {
  if (Array.from(reason).length < MIN_REASON) throw invalid({ reason: "money.reason_short" });
  const known = knownKeys(before);
  const id = newId();
  const asked = await askApproval(
    tx,
    actor,
    {
      ...{ id, kind: "gateway_keys", subjectId: gateway.id, reason },
      before: before
        ? { ...settingsOf(before), publicKeys: publicValues(gateway, known), version: gatewayVersion(before) }
        : {},
      after: {
        ...settingsOf(settings),
        publicKeys: publicValues(gateway, keys),
        changedKeys: changedKeysOf(keys, known),
      },
      sealedEnc: seal(env().keyRing, JSON.stringify(keys), askedPlace(id)),
    },
    at,
  );
  // Of two requests that people read the same, the secrets may be others.
  if (asked.id !== id && !isDeepStrictEqual(readAskedKeys(asked), keys)) throw conflict("approvals.already_waiting");
  return asked;
}

/** The keys that a pending request is about. */
export function readAskedKeys({ id, sealedEnc }: Pick<Approval, "id" | "sealedEnc">): Record<string, string> {
  if (sealedEnc === null) throw new Error("the keys of a decided request are gone");
  return JSON.parse(openText(env().keyRing, sealedEnc, askedPlace(id)));
}
