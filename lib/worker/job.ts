import type { Task } from "graphile-worker";
import type { z } from "zod";

/** One background job: its name in the queue, what its payload looks like, and the one use case that it calls. */
export interface Job<P extends z.ZodType = z.ZodType> {
  name: string;
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
