import type { Task } from "graphile-worker";
import { z } from "zod";
import { withRequestId } from "@/lib/core/request-id";
import { inSpan } from "@/lib/core/span";
import type { Priority } from "@/lib/db/queued-jobs";

/** One background job: its name in the queue, its priority, its payload's schema, and the one use case that it calls. */
export interface Job<P extends z.ZodType = z.ZodType> {
  name: string;
  /** Decides the order, and which jobs share places (lanes.ts). */
  priority: Priority;
  payload: P;
  run(payload: z.output<P>): Promise<void>;
}

/** Declares a job, keeping the type of its payload. */
export function job<P extends z.ZodType>(declared: Job<P>): Job<P> {
  return declared;
}

/** What lib/db/enqueue.ts adds to every payload; removed before the job's own schema reads it. */
const envelope = z.looseObject({ requestId: z.uuid().optional() });

/**
 * The job as a task of the queue. It runs under the id of the request that enqueued it. A payload that does not fit the schema is a bug
 * and fails the job with the reason.
 */
export function asTask<P extends z.ZodType>(declared: Job<P>): Task {
  return async (payload) => {
    const { requestId, ...own } = envelope.parse(payload);
    return withRequestId(requestId, () =>
      inSpan({ name: `job ${declared.name}`, kind: "job", values: { job: declared.name } }, async () =>
        declared.run(declared.payload.parse(own)),
      ),
    );
  };
}
