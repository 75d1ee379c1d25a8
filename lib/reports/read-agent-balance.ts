import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { readSetting } from "@/lib/settings/read-setting";
import { readPause } from "@/lib/upstream/pause";
import type { AgentBalanceReport } from "./contract";

interface Row {
  at: Date;
  balance_fen: bigint;
  available_fen: bigint;
  frozen_fen: bigint;
}

const pointOf = (row: Row) => ({
  at: row.at,
  balanceFen: row.balance_fen,
  availableFen: row.available_fen,
  frozenFen: row.frozen_fen,
});

/** Whether purchases are paused, since when, why and by whom; for all staff. */
export async function readPurchasePause(_actor: StaffActor): Promise<AgentBalanceReport["paused"]> {
  const pause = await readPause(db);
  const by = pause?.pausedBy
    ? await db.user.findUnique({ where: { id: pause.pausedBy }, select: { name: true } })
    : null;
  return pause && { at: pause.pausedAt, reason: pause.reason, by: by?.name ?? null, note: pause.note };
}

/** The agent balance now and over time (the last figure of each hour), with the alarm level that staff set; for finance and admins. */
export async function readAgentBalance(actor: StaffActor, { days }: { days: number }): Promise<AgentBalanceReport> {
  if (actor.role === "support") throw forbidden();
  const since = new Date(Date.now() - days * DAY_MS);
  const [rows, latest, { alarmFen }, paused] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT DISTINCT ON (date_trunc('hour', at)) at, balance_fen, available_fen, frozen_fen
        FROM agent_balances WHERE at >= ${since} ORDER BY date_trunc('hour', at), id DESC`,
    db.agentBalance.findFirst({ orderBy: { id: "desc" } }),
    readSetting("agentBalance"),
    readPurchasePause(actor),
  ]);
  return {
    latest: latest && {
      at: latest.at,
      balanceFen: latest.balanceFen,
      availableFen: latest.availableFen,
      frozenFen: latest.frozenFen,
    },
    points: rows.map(pointOf),
    alarmFen,
    below: latest !== null && latest.availableFen < alarmFen,
    paused,
  };
}
