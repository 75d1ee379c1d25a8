import "server-only";
import { addMs } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { AttentionKind } from "./admin-contract";

/** Within so long somebody has taken what is due in hand, or nobody does: the workers stand still, or it fails each time. */
const STUCK_MS = 15 * 60_000;

/** Ids of the items of each kind; every part is found by an index of its own, however many items there are. */
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

/** How many items wait for a person, by why; "attention" counts each once and is what the rail shows. */
export async function countAttention(now: Date, tx: Tx = db): Promise<Record<AttentionKind, number>> {
  const counts = KINDS.map(
    (kind) => Prisma.sql`(SELECT count(*) FROM (${attentionSql(kind, now)}) x)::int AS ${Prisma.raw(kind)}`,
  );
  const [row] = await tx.$queryRaw<Record<AttentionKind, number>[]>`SELECT ${Prisma.join(counts)}`;
  if (!row) throw new Error("a count answered nothing");
  return row;
}
