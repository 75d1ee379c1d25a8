import type { Trouble } from "../processes/keep-part";

/**
 * Receives from server/start.ts what keeps its worker from running, and puts it where /api/health finds it (lib/reports/read-health.ts):
 * Next loads that as a module of its own, so it is a global.
 */
export function followWorkerTrouble(): void {
  process.on("message", (message: { worker?: Trouble | null }) => {
    if (message?.worker === undefined) return;
    (globalThis as { kumquatWorkerTrouble?: Trouble | null }).kumquatWorkerTrouble = message.worker;
  });
}
