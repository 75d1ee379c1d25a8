/** The parts of the shop whose health is read. */
export const healthParts = [
  "web",
  "database",
  "worker",
  "queue",
  "upstream",
  "balance",
  "mail",
  "mailIn",
  "backup",
] as const;
export type HealthPart = (typeof healthParts)[number];

type HealthDetail =
  | "running"
  | "stopping"
  | "other_account"
  | "other_keys"
  | "key_missing"
  | "key_retired"
  | "answering"
  | "not_answering"
  | "not_asked"
  | "not_understood"
  | "refused"
  | "never_started"
  | "silent"
  | "ends_again"
  | "paused"
  | "moving"
  | "stuck"
  | "enough"
  | "not_read"
  | "below_alarm"
  | "sending"
  | "no_smtp"
  | "no_listener"
  | "late"
  | "failed"
  | "backed_up"
  | "no_backup"
  | "backup_overdue"
  | "backup_failed"
  | "unknown";

export interface PartHealth {
  ok: boolean;
  /** What is known, for programs; `reports.health.details.<detail>` is the sentence for people. Holds no secret, no address, no sum. */
  detail: HealthDetail;
  /**
   * `seconds`: how long there was no sign of life (silent), no worker ran (ends_again), the oldest job is due (stuck) or the oldest
   * mail waits (late), or the last backup is (backed_up, backup_…; missing: there never was one). `count`: how many mails (late, failed). `reason`: why purchases are paused (paused), why the upstream refuses
   * us (refused), which key (key_…).
   */
  seconds?: number;
  count?: number;
  reason?: string;
}

/** What the shop says of itself to anybody, such as a load balancer or a monitor. */
export interface PublicHealth {
  /** Every part is ok. */
  ok: boolean;
  /**
   * For load balancers. down: this process can't serve anybody. degraded: pages and orders work, but somebody must look after a
   * part (no worker, a queue that stands still, an upstream that doesn't answer, paused purchases, no mail); orders wait and nothing
   * is lost.
   */
  status: "ok" | "degraded" | "down";
  web: PartHealth;
  database: PartHealth;
  worker: PartHealth;
  queue: PartHealth;
  upstream: PartHealth;
  mail: PartHealth;
  /** The listener for answers by mail. */
  mailIn: PartHealth;
}

/** What staff see beside: how much money is left at the upstream, and whether the shop could be brought back, is nobody else's business. */
export interface Health extends PublicHealth {
  balance: PartHealth;
  /** The last backup (lib/backups/last-backup.ts). */
  backup: PartHealth;
}

/** A part that is not well, as pages and mails name it. */
export interface Trouble {
  part: HealthPart;
  health: PartHealth;
}
