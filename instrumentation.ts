import { requestId } from "@/lib/core/request-id";
import { isDatabaseAway } from "@/lib/db/is-database-away";

/**
 * Next calls this with an error in a page, and answers 500 whatever it was. When the database was away the web process is told, and
 * answers 503 in its place (server/web/answer-away.ts).
 */
export function onRequestError(error: unknown): void {
  const { kumquatAway } = globalThis as { kumquatAway?: (id: string) => void };
  const id = requestId();
  if (id !== undefined && isDatabaseAway(error)) kumquatAway?.(id);
}
