import { AppError } from "@/lib/core/errors";

/** The error for an order that token_spend refused; any other error as it is. */
export function explainSpend(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const text = `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta)}`;
  const [, day, leftFen] = /token (day )?cap: (\d+) left/.exec(text) ?? [];
  if (leftFen !== undefined) {
    return new AppError(day ? "token.day_cap_passed" : "token.cap_passed", 403, { params: { leftFen }, cause: error });
  }
  // It was revoked or expired between the request's first line and this one.
  return /token \S+ has ended/.test(text) ? new AppError("token.invalid", 401, { cause: error }) : error;
}
