import "server-only";
import { camelRow } from "@/lib/db/camel-row";
import type { OrderItem } from "@/lib/db/generated/client";
import type { AgentMoney } from "@/lib/upstream/snapshot-agent-balance";
import type { AdvanceContext } from "./advance-context";

/** What the shop knows of itself that buying an item depends on. */
export interface Standing {
  /** Purchases stand still. */
  paused: boolean;
  /** Another item's attempt for the name is open. */
  nameBusy: boolean;
  /** The service that it renews or makes bigger has ended: the product left our account. */
  serviceEnded: boolean;
  /** The newest figures of the agent's money, null before the first. */
  money: AgentMoney | null;
  /** The registrant's number at the upstream, where the item has one that is known there. */
  registrantUpstreamId: string | null;
}

interface Row {
  paused: boolean;
  nameBusy: boolean;
  serviceEnded: boolean;
  registrantUpstreamId: string | null;
  at: Date | null;
}

/** Reads it in one statement, before anything is asked of the upstream. What an attempt counts on is looked at again when it is written. */
export async function readStanding(
  { db, upstream }: Pick<AdvanceContext, "db" | "upstream">,
  item: Pick<OrderItem, "id" | "line" | "name" | "registrantId" | "serviceId">,
): Promise<Standing> {
  const [row] = await db.$queryRaw<[Record<string, unknown>]>`
    SELECT EXISTS (SELECT FROM upstream_accounts WHERE id = 1 AND paused_at IS NOT NULL) AS paused,
           EXISTS (SELECT FROM attempts WHERE account = ${upstream.account} AND line = ${item.line} AND name = ${item.name}
                      AND ended_at IS NULL AND item_id <> ${item.id}::uuid) AS name_busy,
           EXISTS (SELECT FROM services WHERE id = ${item.serviceId}::uuid AND ended_at IS NOT NULL) AS service_ended,
           (SELECT upstream_id FROM registrants WHERE id = ${item.registrantId}::uuid) AS registrant_upstream_id,
           money.at, money.balance_fen, money.available_fen, money.frozen_fen, money.used_fen, money.remitted_fen
      FROM (VALUES (1)) AS one
      LEFT JOIN (SELECT * FROM agent_balances ORDER BY id DESC LIMIT 1) AS money ON true`;
  const { paused, nameBusy, serviceEnded, registrantUpstreamId, ...money } = camelRow(row) as unknown as Row;
  return { paused, nameBusy, serviceEnded, registrantUpstreamId, money: money.at ? (money as AgentMoney) : null };
}
