import pg from "pg";

/** A statement as it was sent to PostgreSQL. */
export interface Asked {
  text: string;
  values: unknown[];
}

/** A node of a plan, as EXPLAIN (FORMAT JSON) names its parts. */
export interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: PlanNode[];
}

/** Runs the work. @returns the statements that this process sent meanwhile, each once, without BEGIN and the like. */
export async function catchStatements(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked = new Map<string, Asked>();
  const { prototype } = pg.Client;
  const { query } = prototype;
  prototype.query = function caught(this: pg.Client, ...given: unknown[]) {
    const [first, second] = given as [string | pg.QueryConfig, unknown];
    const text = typeof first === "string" ? first : first?.text;
    const values = (typeof first === "string" ? second : first?.values) ?? [];
    if (/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(text ?? "")) {
      // A statement with other values counts as another one: a later page may have the same text.
      asked.set(
        JSON.stringify([text, values], (_, value) => (typeof value === "bigint" ? String(value) : value)),
        {
          text,
          values: values as unknown[],
        },
      );
    }
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return [...asked.values()];
}

/**
 * The nodes of a statement's plan: with row counts, from running it in a transaction that is rolled back; only planned, where it
 * can't
 * be run a second time.
 */
export async function explain(client: pg.Client, { text, values }: Asked): Promise<PlanNode[]> {
  const ask = async (options: string) => {
    await client.query("BEGIN");
    try {
      const { rows } = await client.query(`EXPLAIN (${options} FORMAT JSON) ${text}`, values);
      return flat(rows[0]["QUERY PLAN"][0].Plan);
    } finally {
      await client.query("ROLLBACK");
    }
  };
  try {
    return await ask("ANALYZE, TIMING OFF,");
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return await ask("");
  }
}

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];
