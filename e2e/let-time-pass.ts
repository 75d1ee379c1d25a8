import { expect } from "@playwright/test";
import { query } from "./factory";

/**
 * Lets a minute pass for the control of a service whose end is waited for, and has its end looked for at once: some controls count as
 * done after a minute at the earliest, for which no spec waits. The control must have begun, and its page may stay open.
 */
export async function letMinutePass(serviceId: string): Promise<void> {
  await expect
    .poll(() =>
      query(
        "UPDATE control_runs SET started_at = started_at - interval '61 seconds' WHERE service_id = $1 AND state = 'settling' RETURNING id",
        [serviceId],
      ).then((runs) => runs.length),
    )
    .toBe(1);
  await query(
    `SELECT graphile_worker.add_job('run-control', json_build_object('runId', id), job_key := 'control:' || id)
       FROM control_runs WHERE service_id = $1 AND state = 'settling'`,
    [serviceId],
  );
}
