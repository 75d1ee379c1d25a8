import type { AppError } from "@/lib/core/errors";

/** The code of a failure: of its first field where it names one. */
export const codeOf = (error: unknown): string => {
  const known = error as AppError;
  return Object.values(known.fields ?? {})[0]?.code ?? known.code;
};

/** "done", or the code of the failure. */
export const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => "done", codeOf);
