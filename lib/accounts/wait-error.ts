import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";

/** 429: too many failures; says for how many minutes. */
export function waitError(
  resetsAt: Date,
  now: Date,
  code: "sign_in.wait" | "sign_in.wait_account" = "sign_in.wait",
): AppError {
  const minutes = Math.max(1, Math.ceil((resetsAt.getTime() - now.getTime()) / MINUTE_MS));
  return new AppError(code, 429, { params: { minutes } });
}
