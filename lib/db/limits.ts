/** How long PostgreSQL lets a session wait or work before it ends the statement, or the session, itself. */
export interface Limits {
  /** One statement. Its transaction is rolled back. */
  statementMs: number;
  /** One wait for a lock that another session holds. */
  lockMs: number;
  /** A transaction that sends no statement: a process that hangs must not keep its locks. */
  idleInTransactionMs: number;
}

/**
 * Limits by what a process does. A web request has somebody who waits for it. A worker's statement may be ended too, because each step
 * of buying is recovered as after a crash (docs/decisions/buying-once.md). Proofs and exports set limits of their own (read-whole.ts);
 * migrations wait for locks in short tries (apply-migration.ts).
 */
export const SESSION_LIMITS = {
  web: { statementMs: 15_000, lockMs: 10_000, idleInTransactionMs: 60_000 },
  worker: { statementMs: 60_000, lockMs: 20_000, idleInTransactionMs: 60_000 },
} as const satisfies Record<string, Limits>;

export type Purpose = keyof typeof SESSION_LIMITS;

/** Sent as a statement when a connection is new: poolers refuse such settings in the connection's own parameters. */
export const limitsStatement = ({ statementMs, lockMs, idleInTransactionMs }: Limits): string =>
  `SET statement_timeout = ${statementMs}; SET lock_timeout = ${lockMs}; ` +
  `SET idle_in_transaction_session_timeout = ${idleInTransactionMs}`;
