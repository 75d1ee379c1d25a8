import type { PartTrouble } from "../processes/keep-running";

/**
 * Receives from server/start.ts that its worker keeps ending, and stores it for /api/health (lib/reports/read-health.ts), in a
 * global,
 * because Next loads its own copy of that module.
 */
export function followWorkerTrouble(): void {
  process.on("message", (message: { worker?: PartTrouble | null }) => {
    if (message?.worker === undefined) return;
    (globalThis as { kumquatWorkerTrouble?: PartTrouble | null }).kumquatWorkerTrouble = message.worker;
  });
}
