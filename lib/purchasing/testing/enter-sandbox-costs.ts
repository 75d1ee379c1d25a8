import type { Db } from "@/lib/db/client";
import { sandboxCosts } from "@/lib/pricing/sandbox-costs";

/** Enters the costs that staff would enter, as the sandbox charges them. */
export async function enterSandboxCosts(db: Db): Promise<void> {
  await db.lineCost.createMany({
    data: sandboxCosts.map((row) => ({ ...row, validFrom: new Date("2026-01-01T00:00:00Z") })),
    skipDuplicates: true,
  });
}
