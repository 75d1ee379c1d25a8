import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { sandboxCosts } from "./sandbox-costs";
import { sandboxSuffixCosts } from "./sandbox-suffix-costs";

const SINCE = new Date("2026-01-01T00:00:00+08:00");

/** Where nothing was entered for any suffix yet. */
async function seedSuffixCosts(): Promise<void> {
  const entered = { OR: [{ transferCostFen: { not: null } }, { redemptionCostFen: { not: null } }] };
  if ((await db.suffix.count({ where: entered })) > 0) return;
  const fen = (yuan: number) => (yuan === 0 ? null : BigInt(yuan) * 100n);
  await db.$transaction(
    sandboxSuffixCosts.map(([suffix, transferYuan, redemptionYuan]) =>
      db.suffix.updateMany({
        where: { suffix },
        data: { transferCostFen: fen(transferYuan), redemptionCostFen: fen(redemptionYuan) },
      }),
    ),
  );
}

/**
 * Enters the costs of product lines without price endpoints, of transfers and redemptions for a shop on the sandbox. A product line with any entry is
 * left alone. Safe to run at every start; never on a real account, whose costs are a contract's.
 */
export async function seedSandboxCosts(actor: Actor): Promise<number> {
  if (actor.kind !== "system") throw forbidden();
  const lines = [...new Set(sandboxCosts.map(({ productLine }) => productLine))];
  const entered = await db.lineCost.findMany({
    where: { productLine: { in: lines } },
    distinct: ["productLine"],
    select: { productLine: true },
  });
  const done = new Set(entered.map(({ productLine }) => productLine));
  const rows = sandboxCosts.filter(({ productLine }) => !done.has(productLine));
  await seedSuffixCosts();
  const { count } = await db.lineCost.createMany({
    data: rows.map((row) => ({ ...row, validFrom: SINCE, note: "沙盒价格" })),
    skipDuplicates: true,
  });
  return count;
}
