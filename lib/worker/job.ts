import type { Task } from "graphile-worker";
import type { z } from "zod";
import type { Priority } from "@/lib/db/queued-jobs";

/** One background job: its name in the queue, how it waits, what its payload looks like, and the one use case that it calls. */
export interface Job<P extends z.ZodType = z.ZodType> {
  name: string;
  /** Says who goes first, and which jobs share places (lanes.ts). */
  priority: Priority;
  payload: P;
  run(payload: z.output<P>): Promise<void>;
}

/** Declares a job, keeping the type of its payload. */
export function job<P extends z.ZodType>(declared: Job<P>): Job<P> {
  return declared;
}

/** What the queue calls. A payload that doesn't fit is a bug and fails the job with the reason. */
export function asTask<P extends z.ZodType>(declared: Job<P>): Task {
  return async (payload) => declared.run(declared.payload.parse(payload));
}
