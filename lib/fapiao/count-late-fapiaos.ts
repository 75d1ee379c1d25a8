import "server-only";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { readSetting } from "@/lib/settings/read-setting";

/** How many requests nobody has issued or made red for longer than the shop allows (setting fapiao.alertHours). */
export async function countLateFapiaos(now: Date): Promise<number> {
  const { alertHours } = await readSetting("fapiao");
  return db.fapiaoRequest.count({
    where: { state: { in: ["waiting", "to_red"] }, stateAt: { lte: addMs(now, -alertHours * HOUR_MS) } },
  });
}
