import type { TestDatabase } from "@/scripts/testing/database";

/** Written although nothing is imported: calls that only read are logged, with the numbers that they use up. */
const ASIDE = ["upstream_calls", "otime_states", "upstream_accounts", "rate_limits"];

/** How many rows each table has, and a digest of them: two states are equal when nothing was written in between. */
export async function tableStates(database: TestDatabase): Promise<Record<string, string>> {
  const tables = await database.asOwner<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1",
    [ASIDE],
  );
  const states: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await database.asOwner<{ state: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS state FROM "${name}" t`,
    );
    states[name] = row?.state ?? "";
  }
  return states;
}
