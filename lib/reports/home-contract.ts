import type { HealthPart } from "./health-contract";
import type { WaitingWork } from "./waiting-contract";

/** The orders that were placed on one day in Shanghai. */
export interface OrderDay {
  /** "2026-11-27" */
  day: string;
  count: number;
  totalFen: bigint;
  /** Orders of which nothing, and of which only a part was carried out. */
  refused: number;
  mixed: number;
}

/** How many services expire within so many days. */
export interface ExpiringSoon {
  days: number;
  count: number;
}

/** Trouble that has ended. */
export interface PastTrouble {
  id: string;
  part: HealthPart;
  beganAt: Date;
  endedAt: Date;
}

export interface AgentOutlook {
  availableFen: bigint;
  alarmFen: bigint;
  readAt: Date;
  /** What was spent in a day, on average of the last seven; null: nothing, or it is known for less than a day. */
  perDayFen: bigint | null;
  /** Whole days that the balance lasts at that rate. */
  daysLeft: number | null;
}

export interface MonthSoFar {
  /** "2026-11" */
  month: string;
  incomeFen: bigint;
  /** Income less what it cost. */
  marginFen: bigint;
}

export interface StaffHome {
  now: Date;
  /** By kind, the most urgent first. */
  waiting: WaitingWork[];
  /** What waits for colleagues. */
  others: WaitingWork[];
  /** Oldest first; the last one is today. */
  days: OrderDay[];
  expiring: ExpiringSoon[];
  troubles: PastTrouble[];
  /** How many differences the last check of the books found; 0 for support. */
  bookFaults: number;
  /** Null for support, and before the first reading. */
  agent: AgentOutlook | null;
  /** Null for support. */
  month: MonthSoFar | null;
}
