import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { GatewayView } from "./contract";
import { GatewayError } from "./gateway";
import { openGateway } from "./open-gateway";
import { viewGateway } from "./view-gateway";

/**
 * Asks the gateway for something harmless with the saved keys, and keeps what was wrong. Safe to repeat.
 * @throws AppError gateways.not_set_up, gateways.other_world (409), not_found.
 */
export async function testGateway(_actor: StaffActor, { id }: { id: string }): Promise<GatewayView> {
  const { gateway, client, account } = await openGateway(id);
  const testProblem = await client.test().then(
    () => null,
    (error: unknown) => {
      if (error instanceof GatewayError) return error.message.slice(0, 500);
      throw error;
    },
  );
  const row = await db.gatewayAccount.update({
    where: { id: account.id },
    data: { testedAt: new Date(), testProblem },
  });
  return viewGateway(gateway, row);
}
