import "server-only";
import { readSetting } from "@/lib/settings/read-setting";

/** How careful buying is, as staff set it; in the units that the protocol uses. */
export interface BuyingRules {
  /** An unsure item is absent after so many reads … */
  absentReads: number;
  /** … over so long. */
  absentMs: number;
  waitingMs: number;
  marginFloorBasisPoints: number;
}

export async function readBuyingRules(): Promise<BuyingRules> {
  const buying = await readSetting("buying");
  return {
    absentReads: buying.absentReads,
    absentMs: buying.absentMinutes * 60_000,
    waitingMs: buying.waitingHours * 3_600_000,
    marginFloorBasisPoints: buying.marginFloorBasisPoints,
  };
}
