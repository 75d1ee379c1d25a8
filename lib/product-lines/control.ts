import type { Outcome } from "@/lib/cndns/outcome";
import type { FieldError } from "@/lib/core/errors";
import type { Config, FormField } from "./form";
import type { Call, Reading, Snapshot } from "./reading";

/** What a control knows of its service: the stored result of the last reading. */
export interface ControlSubject {
  name: string;
  displayName: string;
  config: Config;
  snapshot: Snapshot;
  /** Our word for the state at the last reading: "running", "stopped" … */
  reason: string | null;
  /** Comes free with another product and ends with it. */
  gift: boolean;
  expiresAt: Date | null;
}

/** A row of a panel: its key ("info@shanlicha.com") and the values of its columns. */
export interface PanelRow {
  key: string;
  cells: Snapshot;
}

/** A free product that a control opened in addition: it becomes a service of the same customer. */
export interface Opened {
  productLine: string;
  name: string;
  displayName?: string;
  config?: Config;
  secrets?: Record<string, string>;
  expiresAt?: Date | null;
}

/** A record to set in a zone that the customer manages in this shop. */
export interface WantedRecord {
  /** The domain (zone), and the host in it ("@", "www"). */
  domain: string;
  host: string;
  type: "A" | "CNAME" | "MX" | "TXT" | "SPF";
  /** With SPF the mechanism that the host's SPF record must have ("include:spf.mail.qq.com"). */
  value: string;
  priority?: number;
}

export interface ControlResult {
  /** Parameters of the sentence `controls.<id>.done`; also stored in the service's history, so no secrets. */
  params?: Record<string, string | number>;
  /** What has changed; merged into the snapshot until the next read. */
  snapshot?: Snapshot;
  config?: Config;
  /** The product's new name (mail that moved to another domain). */
  name?: string;
  /** New secrets (a changed password), merged into the service's sealed ones. */
  secrets?: Record<string, string>;
  /** Lines of text to show once (a log, a folder's size); not kept. */
  text?: readonly string[];
  /** An address to open (a login page); not kept. */
  link?: string;
  opens?: Opened;
}

export interface ControlContext {
  /** Long-lived address for the upstream's callback, where the endpoint takes one; null when we can't be reached. */
  callbackUrl: string | null;
}

/** One operation on a service. Its texts: `controls.<id>.{title,lead,go,done,loses,stops}` in the product line's namespace. */
export interface Control {
  id: string;
  /** Heading on the page: `groups.<group>`. */
  group: string;
  /** Data is lost: the button is red, the dialog shows `controls.<id>.loses`, and the service's name (on rows: the key) must be typed. */
  danger?: true;
  /**
   * Something that people use now stops working, for a moment or until it is resumed: the page says what stops and for how long
   * (`controls.<id>.stops`), and a second press starts it.
   */
  interrupts?: true;
  /** For rows whose key is no name (a backup's number): the service's name must be typed instead. */
  confirmsService?: true;
  /** The customer must have entered the account's password lately, because the control shows or sets a secret. */
  reauth?: true;
  /** Takes longer than a request may: the worker runs it, and its page shows progress. */
  slow?: { expectMs: number };
  /** Ids of slow controls that it may be started beside, because it cuts their work short (to switch off what does not shut down). */
  cutsShort?: readonly string[];
  /** The panel that it belongs to: shown above it, or with `perRow` on each row, where `input.row` is the row's key. */
  panel?: string;
  perRow?: true;
  /** Of a row's controls the most used: its button has a border, and with more than three on a row the others are in the row's menu. */
  main?: true;
  /** The fields that the customer fills in, for the values filled in so far. `options` is the result of `readOptions`. */
  fields?(subject: ControlSubject, options: unknown, row: PanelRow | null, draft: Config): readonly FormField[];
  /**
   * For fields whose values `run` sends under another name than their id: that name. Beside which field a value's error stands that our
   * own client finds is decided by it.
   */
  sentAs?: Readonly<Record<string, string>>;
  /**
   * For controls that change a setting: the values of its fields as they are now, as far as the shop knows them. The form opens with them,
   * and a run that would change none of them is refused. Null: not known.
   */
  setting?(subject: ControlSubject, row: PanelRow | null): Config | null;
  /** Choices that only the upstream knows (systems to rebuild with): read when the control is opened. */
  readOptions?(call: Call, subject: ControlSubject): Promise<unknown | "unclear">;
  /**
   * Rules that the fields can't express, by field: checked before the records are shown and before a run begins. Of a control of rows
   * `input.row` is the row's key.
   */
  check?(input: Config): Readonly<Record<string, FieldError>>;
  /**
   * What only the upstream can say against what was filled in, by field: asked before a run begins. What it does not say for certain is no
   * fault.
   */
  faults?(call: Call, subject: ControlSubject, input: Config): Promise<Readonly<Record<string, FieldError>>>;
  /** Why it can't be done now, as a code of `blocked.<code>` in the texts; null when it can. */
  blocked?(subject: ControlSubject, row: PanelRow | null): string | null;
  /**
   * The setting as it is now, shown beside the control, as far as the shop knows it: a value with a word under
   * `controls.<id>.present.<value>`, or a text of the customer's. Null: not known.
   */
  present?(subject: ControlSubject): string | null;
  /** Whether this service doesn't have the control at all (Tomcat on a host without Java). */
  hidden?(subject: ControlSubject): boolean;
  /**
   * Records to set once it has run, where the customer manages the zone in this shop. Before it starts, the customer sees what would change in
   * the zone and agrees. The sentence `done` gets their number as `recordsSet`. A record of a name below the customer's domain is set in
   * that domain's zone.
   */
  records?(
    call: Call,
    subject: ControlSubject,
    input: Config & { row?: string },
  ): Promise<Outcome<readonly WantedRecord[]>>;
  /**
   * Calls the upstream once. Never a purchase: what costs money is an upgrade. The sentence of a `rejected` outcome is
   * `refused.<its name>`, or a general one where that is missing.
   */
  run(
    call: Call,
    subject: ControlSubject,
    input: Config & { row?: string },
    context: ControlContext,
  ): Promise<Outcome<ControlResult>>;
  /**
   * For controls whose ok only means "begun": whether a later reading shows that it has ended. Called until then, for up to three times
   * `expectMs`. `input` is what was filled in, without secrets.
   */
  settled?(reading: Reading, startedAt: Date, input: Config): "running" | "done" | "failed";
  /**
   * For controls of a panel whose outcome may stay unknown: the parameters of the sentence `done` when the panel's rows, read later, show that it
   * was done; null when they don't say. `input` is what was filled in, without secrets.
   */
  doneBy?(rows: readonly PanelRow[], input: Config & { row?: string }): Record<string, string | number> | null;
  /**
   * For what only the configuration stores because no reading shows it (whether a server is switched on): its values when the outcome of a
   * run is unknown, so that the shop doesn't go on claiming what it no longer knows. `row`: the row's key, or "".
   */
  forgets?(row: string): Config;
}

/** A list that is read when its part of the page opens: mailboxes, bound domains, backups. Texts: `panels.<id>.{title,lead,empty}`. */
export interface Panel {
  id: string;
  group: string;
  /** Column heads: `panels.<id>.columns.<column>`. State words: `panels.<id>.words.<column>.<value>` where `words`. `copy`: with a button that copies it. */
  columns: readonly { id: string; figure?: true; mono?: true; words?: true; copy?: true }[];
  hidden?(subject: ControlSubject): boolean;
  /** Whether a row's work is not done yet (a purge that has begun): then the page reads the list again by itself. */
  isUnderWay?(row: PanelRow): boolean;
  read(call: Call, subject: ControlSubject): Promise<Outcome<readonly PanelRow[]>>;
}
