/**
 * The clock of a simulated history: of Date, performance.now, the sandbox (which uses Date) and, by functions that shadow PostgreSQL's,
 * of clock_timestamp() and now(). Only the scheduler moves it, so a history is the same however busy the machine is.
 */
const RealDate = Date;
const realNow = performance.now.bind(performance);

let nowMs = 0;

class VirtualDate extends RealDate {
  constructor(...args: unknown[]) {
    if (args.length === 0) super(nowMs);
    else super(...(args as [number]));
  }

  static override now(): number {
    return nowMs;
  }

  /** Dates that were made before the clock was installed count as Dates too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === "[object Date]";
  }
}

export const virtualClock = {
  install(): void {
    globalThis.Date = VirtualDate as DateConstructor;
    Object.defineProperty(performance, "now", { configurable: true, writable: true, value: () => nowMs });
  },
  uninstall(): void {
    globalThis.Date = RealDate;
    Object.defineProperty(performance, "now", { configurable: true, writable: true, value: realNow });
  },
  nowMs: () => nowMs,
  set(ms: number): void {
    nowMs = ms;
  },
  /** The machine's own clock, for measuring the simulation itself. */
  realMs: realNow,
};

/**
 * The SQL that replaces PostgreSQL's clock in the simulation's database; run once as a superuser. The time is a sequence's last value,
 * which every session sees at once, and PostgreSQL can inline such a function into the query that calls it.
 */
export const clockSql = (database: string): string => `
  CREATE SCHEMA sim;
  CREATE SEQUENCE sim.clock MINVALUE 0;
  CREATE FUNCTION sim.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
    AS $$SELECT pg_catalog.to_timestamp(pg_catalog.pg_sequence_last_value('sim.clock'::regclass) / 1000::float8)$$;
  CREATE FUNCTION sim.now() RETURNS timestamptz LANGUAGE sql VOLATILE
    AS $$SELECT pg_catalog.to_timestamp(pg_catalog.pg_sequence_last_value('sim.clock'::regclass) / 1000::float8)$$;
  GRANT USAGE ON SCHEMA sim TO PUBLIC;
  GRANT SELECT ON SEQUENCE sim.clock TO PUBLIC;
  ALTER DATABASE ${database} SET search_path = sim, pg_catalog, public;`;

/** Moves the database's clock there. */
export const setClockSql = (ms: number): string => `SELECT pg_catalog.setval('sim.clock', ${ms})`;
