import { type AppError, invalid } from "@/lib/core/errors";

/** A file that can't be imported; the sentence stands beside the field of the file. @param why a key of errors.statements. */
export function fileError(why: string, params: Record<string, string | number> = {}): AppError {
  return invalid({ content: { code: `statements.${why}`, params } });
}
