import { CONFIGURATION_EXIT_CODE } from "../../lib/core/configuration-error";
import { log } from "../../lib/core/log";
import { pauseAfter, WELL_AFTER_MS } from "./pause-after";
import type { Part } from "./shop-processes";

/** A part ended twice or more without having run well in between. */
export interface PartTrouble {
  /** Milliseconds since 1970. */
  since: number;
  times: number;
}

export interface KeptPart {
  /** The process that runs now; undefined between two of them. */
  current(): Part | undefined;
  /** Ends the process and starts no other. */
  stop(graceMs?: number): Promise<void>;
}

interface Keeping {
  start: () => Part;
  /**
   * Called once, with the exit code, when the first process can't run and another could not either: its configuration is
   * wrong or, with `mustStart`, it ended before it sent "up".
   */
  onGiveUp(code: number): void;
  mustStart?: boolean;
  onStart?(part: Part): void;
  /** Called with null when the part runs well again. */
  onTrouble?(trouble: PartTrouble | null): void;
  /** For tests. */
  times?: { pauseAfter(failures: number): number; wellAfterMs: number };
}

/**
 * Starts a part of the shop and keeps it running: a process that ends, for whatever reason and however often, is replaced after a
 * pause that grows. The other parts go on, because an ended worker loses nothing and most reasons are temporary (the database
 * restarts, for instance). A part sends the message "up" to its parent when it is ready.
 */
export function keepPart(keeping: Keeping): KeptPart {
  const times = keeping.times ?? { pauseAfter, wellAfterMs: WELL_AFTER_MS };
  let part: Part | undefined;
  let wasUp = false;
  let stopped = false;
  let failures = 0;
  let failingSince = 0;
  let next: NodeJS.Timeout | undefined;

  const start = () => {
    const started = keeping.start();
    part = started;
    started.child.on("message", (message) => {
      if (message === "up") wasUp = true;
    });
    const well = setTimeout(() => {
      if (failures > 1) keeping.onTrouble?.(null);
      failures = 0;
      wasUp = true;
    }, times.wellAfterMs);
    keeping.onStart?.(started);
    started.ended.then((code) => {
      clearTimeout(well);
      part = undefined;
      if (stopped) return;
      if (!wasUp && (keeping.mustStart || code === CONFIGURATION_EXIT_CODE)) {
        process.stderr.write(`${started.name} ended while starting (exit code ${code}); see above.\n`);
        stopped = true;
        keeping.onGiveUp(code || 1);
        return;
      }
      failures += 1;
      if (failures === 1) failingSince = Date.now();
      else keeping.onTrouble?.({ since: failingSince, times: failures });
      const pauseMs = times.pauseAfter(failures);
      const { signalCode: signal } = started.child;
      log.error(
        { part: started.name, code, signal, times: failures, pauseMs },
        "a part of the shop ended; starting another",
      );
      next = setTimeout(start, pauseMs);
    });
  };
  start();
  return {
    current: () => part,
    async stop(graceMs) {
      stopped = true;
      clearTimeout(next);
      await part?.stop(graceMs);
    },
  };
}
