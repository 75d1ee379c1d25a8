import "server-only";
import { addMs } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { AttentionKind } from "../admin-contract";

/** An item that is due for longer than this is stuck: no worker runs, or its step fails each time. */
const STUCK_MS = 15 * 60_000;

/** Selects the ids of items of a kind. Each part is served by an index, so it does not slow down with the number of items. */
export function attentionSql(kind: AttentionKind, now: Date): Prisma.Sql {
  const parts = {
    unsure: Prisma.sql`SELECT id FROM order_items WHERE state = 'unsure'`,
    overdue: Prisma.sql`SELECT id FROM order_items
      WHERE state IN ('accepted', 'waiting') AND deadline_at IS NOT NULL AND deadline_at < ${now}::timestamptz
      UNION ALL SELECT id FROM order_items
      WHERE state IN ('placed', 'buying') AND due_at < ${addMs(now, -STUCK_MS)}::timestamptz`,
    staff: Prisma.sql`SELECT id FROM order_items WHERE needs_staff`,
    claims: Prisma.sql`SELECT item_id AS id FROM claims WHERE closed_at IS NULL`,
    waiting: Prisma.sql`SELECT id FROM order_items WHERE state = 'waiting'`,
  };
  if (kind !== "attention") return parts[kind];
  return Prisma.join([parts.unsure, parts.overdue, parts.staff, parts.claims], " UNION ");
}

const KINDS = ["attention", "unsure", "overdue", "staff", "claims", "waiting"] as const;

/** How many items staff must look at, by kind. "attention" counts each item once; it is the number in the admin navigation. */
export async function countAttention(now: Date, tx: Tx = db): Promise<Record<AttentionKind, number>> {
  const counts = KINDS.map(
    (kind) => Prisma.sql`(SELECT count(*) FROM (${attentionSql(kind, now)}) x)::int AS ${Prisma.raw(kind)}`,
  );
  const [row] = await tx.$queryRaw<Record<AttentionKind, number>[]>`SELECT ${Prisma.join(counts)}`;
  if (!row) throw new Error("counting what needs attention returned no row");
  return row;
}
