import "server-only";
import type { Db } from "@/lib/db/client";

/**
 * The endpoints that have ever been called and have the text in their name. Steps through the index from one name to the next greater
 * one: some hundred steps, however many calls there are.
 */
export async function calledEndpoints(db: Db, text: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ endpoint: string }[]>`
    WITH RECURSIVE called AS (
      (SELECT endpoint FROM upstream_calls ORDER BY endpoint LIMIT 1)
      UNION ALL
      SELECT (SELECT c.endpoint FROM upstream_calls c WHERE c.endpoint > called.endpoint ORDER BY c.endpoint LIMIT 1)
        FROM called WHERE called.endpoint IS NOT NULL)
    SELECT endpoint FROM called WHERE strpos(lower(endpoint), lower(${text}::text)) > 0`;
  return rows.map(({ endpoint }) => endpoint);
}
