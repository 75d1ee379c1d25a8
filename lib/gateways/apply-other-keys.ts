import "server-only";
import { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { fenText } from "@/lib/http/contract";
import { readAskedKeys } from "./ask-other-keys";
import { gatewayOf } from "./registry";
import { storeGateway } from "./store-gateway";
import { gatewayVersion } from "./view-gateway";

/** Without a version: the gateway had not been set up. */
const before = z.object({ version: z.string().optional() });
/** The settings that are asked for beside the keys. */
export const askedSettings = z.object({ enabled: z.boolean(), minFen: fenText, maxFen: fenText, feeBps: z.int() });

/**
 * Stores the keys of a gateway that a second person agreed to, if the gateway is still as both of them saw it. Keys with which customers
 * will pay were tried just before (requireAskedKeys).
 * @throws AppError approvals.changed (409).
 */
export async function applyOtherKeys(tx: Tx, actor: StaffActor, row: Approval, at: Date): Promise<void> {
  const gateway = gatewayOf(row.subjectId);
  const account = await tx.gatewayAccount.findUnique({ where: { gateway: gateway.id } });
  const version = account ? gatewayVersion(account) : undefined;
  if (version !== before.parse(row.before).version) throw conflict("approvals.changed");
  const settings = askedSettings.parse(row.after);
  const stored = { ...settings, keys: readAskedKeys(row), testedAt: settings.enabled ? at : null };
  await storeGateway(tx, actor, gateway, account, stored, row.requestedBy);
}
