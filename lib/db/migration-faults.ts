import { NO_TRANSACTION } from "./apply-migration";

/** On the line above a statement that a person has looked at: "-- safe because …". */
const SAFE = /^--\s*safe because \S/im;
/** A migration that takes away what no running version uses any more: "-- contract: unused since 1.4.0". */
const CONTRACT = /^--\s*contract: unused since \d+\.\d+\.\d+/m;

/** A default that PostgreSQL computes for each row: the whole table is written anew. */
const COMPUTED =
  /\bDEFAULT\s+(?:gen_random_uuid|uuid_generate|clock_timestamp|random|nextval|timeofday)\b|\bSERIAL\b|\bGENERATED\b/i;

interface Statement {
  text: string;
  /** Somebody has looked at it and said why it is safe. */
  safe: boolean;
}

/**
 * What in a migration would stop the shop while it runs, or break the version before, which works beside it: sentences, each with what to do
 * instead. Expand, migrate, contract: docs/operations/upgrade.md.
 * @param isBig whether a table has many rows
 */
export function migrationFaults(sql: string, isBig: (table: string) => boolean): string[] {
  const inTransaction = !sql.startsWith(NO_TRANSACTION);
  const statements = statementsOf(sql);
  const made = new Set(statements.flatMap(({ text }) => tableAfter(text, /^CREATE TABLE(?: IF NOT EXISTS)?/i) ?? []));
  const contract = CONTRACT.test(sql);
  const added = new Set<string>();
  const faults: string[] = [];
  for (const { text, safe } of statements) {
    for (const name of text.matchAll(/\bADD CONSTRAINT "?(\w+)"?/gi)) added.add(name[1] ?? "");
    if (safe) continue;
    const table = tableOf(text);
    // What this migration makes itself is empty, and nobody knows it yet.
    if (table !== undefined && made.has(table)) continue;
    const context = { big: table === undefined || isBig(table), inTransaction, contract, added };
    faults.push(...faultsOf(text, context).map((fault) => `${fault}: ${text.slice(0, 120)}`));
  }
  return faults;
}

interface Context {
  big: boolean;
  inTransaction: boolean;
  contract: boolean;
  /** Constraints that this migration has added so far. */
  added: ReadonlySet<string>;
}

function faultsOf(text: string, { big, inTransaction, contract, added }: Context): string[] {
  const faults: string[] = [];
  const say = (when: boolean, fault: string) => when && faults.push(fault);
  const is = (pattern: RegExp) => pattern.test(text);
  const index = is(/^(?:CREATE (?:UNIQUE )?INDEX|REINDEX|REFRESH MATERIALIZED VIEW)\b/i);
  const concurrently = is(/\bCONCURRENTLY\b/i);
  say(
    big && index && !concurrently,
    `an index on a table that grows is built CONCURRENTLY, in a migration that begins with "${NO_TRANSACTION}"`,
  );
  say(
    index && concurrently && inTransaction,
    `CONCURRENTLY works in no transaction: begin the migration with "${NO_TRANSACTION}"`,
  );
  say(is(/^(?:LOCK|CLUSTER)\b|^VACUUM FULL\b/i), "it locks the table for everybody");
  say(
    big && is(/^(?:UPDATE|DELETE|TRUNCATE)\b/i),
    "rows of a table that grows are changed in batches, by a job or a command, not in a migration",
  );
  if (!is(/^ALTER TABLE\b/i)) {
    say(
      is(/^DROP TABLE\b/i) && !contract,
      'a table is dropped a version after its last use: begin with "-- contract: unused since <version>"',
    );
    return faults;
  }
  const adds = /\bADD COLUMN\b/i.test(text);
  say(
    adds && is(/\bNOT NULL\b/i) && !is(/\bDEFAULT\b/i) && !is(/\bADD CONSTRAINT\b/i),
    "a new column that must not be empty needs a default: the version before does not fill it",
  );
  say(
    big && adds && COMPUTED.test(text),
    "a default that is computed for each row writes the whole table anew: add the column empty, and fill it in batches",
  );
  say(
    big && is(/\bALTER (?:COLUMN )?"?\w+"? (?:SET DATA )?TYPE\b/i),
    "another type writes the whole table anew: add a second column, fill it in batches, and let the code change over",
  );
  say(
    big && is(/\bSET NOT NULL\b/i),
    "it reads the whole table while nobody may: add a CHECK … IS NOT NULL as NOT VALID, and validate it in the next migration",
  );
  say(
    big && is(/\bADD (?:CONSTRAINT "?\w+"? )?(?:CHECK|FOREIGN KEY)\b/i) && !is(/\bNOT VALID\b/i),
    "a constraint on a table that grows is added as NOT VALID, and validated in the next migration",
  );
  say(
    big && is(/\bADD (?:CONSTRAINT "?\w+"? )?(?:UNIQUE|PRIMARY KEY|EXCLUDE)\b/i) && !is(/\bUSING INDEX\b/i),
    "build the unique index CONCURRENTLY first, then add the constraint USING INDEX",
  );
  const validated = /\bVALIDATE CONSTRAINT "?(\w+)"?/i.exec(text)?.[1];
  say(
    big && inTransaction && validated !== undefined && added.has(validated),
    "validating in the same transaction keeps the lock of ADD CONSTRAINT while the table is read: do it in the next migration",
  );
  say(
    is(/\bRENAME\b/i),
    "the version before still uses the old name: add the new one, write both, and drop the old one in a later version",
  );
  say(
    is(/\bDROP (?:COLUMN )?(?!CONSTRAINT|NOT NULL|DEFAULT|EXPRESSION|IDENTITY)"?\w+/i) && !contract,
    'a column is dropped a version after its last use: begin with "-- contract: unused since <version>"',
  );
  say(big && is(/\bSET (?:LOGGED|UNLOGGED|TABLESPACE)\b/i), "it writes the whole table anew");
  return faults;
}

const NAME = /^\s*(?:ONLY\s+)?(?:"?public"?\.)?"?(\w+)"?/i;

function tableAfter(text: string, words: RegExp): string | undefined {
  const begin = words.exec(text);
  return begin ? NAME.exec(text.slice(begin.index + begin[0].length))?.[1] : undefined;
}

function tableOf(text: string): string | undefined {
  return (
    tableAfter(text, /^CREATE (?:UNIQUE )?INDEX\b.*?\bON\b/is) ??
    tableAfter(text, /^(?:ALTER|DROP|LOCK) TABLE(?: IF EXISTS)?/i) ??
    tableAfter(text, /^(?:UPDATE|DELETE FROM|TRUNCATE(?: TABLE)?|LOCK|CLUSTER|VACUUM FULL|REINDEX TABLE)\b/i)
  );
}

/** Statements on one line each, without comments; bodies of functions and DO blocks, which only run later, are left out. */
function statementsOf(sql: string): Statement[] {
  const bodies = sql.replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''").replace(/\r/g, "");
  return bodies.split(";").flatMap((part) => {
    const text = part.replace(/--.*$/gm, " ").replace(/\s+/g, " ").trim();
    return text === "" ? [] : [{ text, safe: SAFE.test(part) }];
  });
}
