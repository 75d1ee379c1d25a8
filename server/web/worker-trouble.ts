import type { Trouble } from "../shop/keep-part";

/**
 * Hears from the supervisor what keeps its worker from running, and keeps it where /api/health looks (lib/reports/read-health), which
 * Next loads as a module of its own.
 */
export function hearTrouble(): void {
  process.on("message", (message: { worker?: Trouble | null }) => {
    if (message?.worker === undefined) return;
    (globalThis as { kumquatWorkerTrouble?: Trouble | null }).kumquatWorkerTrouble = message.worker;
  });
}
