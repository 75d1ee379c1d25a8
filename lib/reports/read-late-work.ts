import "server-only";
import { countLateFapiaos } from "@/lib/fapiao/count-late-fapiaos";
import { countLateDifferences } from "@/lib/paying/bills/open-differences";
import { countLateTickets } from "@/lib/tickets/late-tickets";
import type { LateKind } from "./late-work-contract";

/** How much of each kind nobody has done for too long. */
export async function readLateWork(now: Date): Promise<Record<LateKind, number>> {
  const [tickets, fapiao, gatewayBills] = await Promise.all([
    countLateTickets(now),
    countLateFapiaos(now),
    countLateDifferences(now),
  ]);
  return { tickets, fapiao, gatewayBills };
}
