import "server-only";
import { readSetting } from "@/lib/settings/read-setting";
import { advanceSendings } from "./advance-sendings";
import { currentFapiaoService } from "./current-service";
import { writeSendings } from "./write-sendings";

/**
 * Has the fapiao service issue what waits, if staff have switched it on. What was handed to it before is followed to its end, on or off.
 */
export async function sendFapiaos(now: Date, service = currentFapiaoService()): Promise<void> {
  if (!service) return;
  if ((await readSetting("fapiao")).byService) await writeSendings(now);
  await advanceSendings(service, now);
}
