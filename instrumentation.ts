import { isDatabaseAway } from "@/lib/db/is-database-away";

/**
 * Next tells of an error in a page and answers 500 whatever it was. Whether the database was away is told to the web process by the
 * request's number (server/web/answer-away.ts), which then answers 503 in its place.
 */
export function onRequestError(
  error: unknown,
  request: { headers: Record<string, string | string[] | undefined> },
): void {
  const { kumquatAway } = globalThis as { kumquatAway?: (request: string) => void };
  if (isDatabaseAway(error)) kumquatAway?.(String(request.headers["x-kumquat-request"]));
}
