import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { isShopOpen } from "@/lib/settings/shop-opening";
import type { GatewayView } from "./contract";
import { readKeysAskers } from "./read-keys-askers";
import { gateways } from "./registry";
import { viewGateway } from "./view-gateway";

/** All gateways, and how each is set up. */
export async function listGateways(_actor: StaffActor): Promise<{ gateways: GatewayView[] }> {
  const [accounts, askers, open] = await Promise.all([db.gatewayAccount.findMany(), readKeysAskers(db), isShopOpen()]);
  const accountOf = new Map(accounts.map((account) => [account.gateway, account]));
  return {
    gateways: gateways.map((gateway) =>
      viewGateway(gateway, accountOf.get(gateway.id) ?? null, { open, askedBy: askers.get(gateway.id) ?? null }),
    ),
  };
}
