import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { GatewayView } from "./contract";
import { gateways } from "./registry";
import { viewGateway } from "./view-gateway";

/** All gateways, and how each is set up. */
export async function listGateways(_actor: StaffActor): Promise<{ gateways: GatewayView[] }> {
  const accounts = await db.gatewayAccount.findMany();
  return {
    gateways: gateways.map((gateway) =>
      viewGateway(gateway, accounts.find((account) => account.gateway === gateway.id) ?? null),
    ),
  };
}
