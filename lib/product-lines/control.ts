import type { Outcome } from "@/lib/cndns/outcome";
import type { Config, FormField } from "./form";
import type { Call, Reading, Snapshot } from "./reading";

/** A service as its controls see it: the last reading, no database. */
export interface ControlSubject {
  name: string;
  displayName: string;
  config: Config;
  snapshot: Snapshot;
  /** Our word for the state at the last reading: "running", "stopped" … */
  reason: string | null;
  /** Opened with another product and following it (a gift). */
  gift: boolean;
  expiresAt: Date | null;
}

/** A row of a panel: its key ("info@shanlicha.com") and what stands in its columns. */
export interface PanelRow {
  key: string;
  cells: Snapshot;
}

/** A product that a control opened beside the service, at no cost: it becomes a service of the same customer. */
export interface Opened {
  productLine: string;
  name: string;
  displayName?: string;
  config?: Config;
  secrets?: Record<string, string>;
  expiresAt?: Date | null;
}

/** A record to be set in a zone that the customer manages here. */
export interface WantedRecord {
  /** The domain (zone), and the host in it ("@", "www"). */
  domain: string;
  host: string;
  type: "A" | "CNAME" | "MX" | "TXT";
  value: string;
  priority?: number;
}

export interface ControlResult {
  /** Fills the sentence `controls.<id>.done` and stands in the service's history: no secrets. */
  params?: Record<string, string | number>;
  /** Facts that hold from now on, merged into the snapshot until the next read. */
  snapshot?: Snapshot;
  config?: Config;
  /** The product's name from now on (mail that moved to another domain). */
  name?: string;
  /** New secrets (a changed password), merged into the service's sealed ones. */
  secrets?: Record<string, string>;
  /** Lines of text to show once (a log, a folder's size); not kept. */
  text?: readonly string[];
  /** An address to open (a login page); not kept. */
  link?: string;
  opens?: Opened;
  /** Set after the control where the customer manages the zone here; the sentence gets `recordsSet`, how many were. */
  records?: readonly WantedRecord[];
}

export interface ControlContext {
  /** Long-lived address for the upstream's callback, where the endpoint takes one; null when we can't be reached. */
  callbackUrl: string | null;
}

/** One operation on a service. Its texts: `controls.<id>.{title,lead,go,done,loses}` in the line's namespace. */
export interface Control {
  id: string;
  /** Heading on the page: `groups.<group>`. */
  group: string;
  /** Something gets lost: red, says `controls.<id>.loses`, wants the service's name typed; on rows the row's key. */
  danger?: true;
  /** Rows whose key is no name (a place's number): the service's name is typed there, too. */
  confirmsService?: true;
  /** Wants the customer's own password entered lately (shows or sets a secret). */
  reauth?: true;
  /** Takes longer than a request may: the worker runs it, and its page shows progress. */
  slow?: { expectMs: number };
  /** Stands on each row of this panel; `input.row` is the row's key. Without `perRow` it stands above the panel. */
  panel?: string;
  perRow?: true;
  /** Where more than three stand on a row: this one stays a button there, the others wait in the row's menu. */
  main?: true;
  /** What the customer fills in, as it stands with what was filled in so far. `options` is what `readOptions` answered. */
  fields?(subject: ControlSubject, options: unknown, row: PanelRow | null, draft: Config): readonly FormField[];
  /** Choices that only the upstream knows (systems to rebuild with): read when the control is opened. */
  readOptions?(call: Call, subject: ControlSubject): Promise<unknown | "unclear">;
  /** Why it can't be done now, as a code under `blocked.<code>`; null: it can. */
  blocked?(subject: ControlSubject, row: PanelRow | null): string | null;
  /** True: it isn't there at all for this service (Tomcat on a host without Java). */
  hidden?(subject: ControlSubject): boolean;
  /**
   * Calls the upstream, once; never a purchase (what costs money is an upgrade). A `rejected` outcome is said by
   * `refused.<its name>`, or generally where no such sentence stands.
   */
  run(
    call: Call,
    subject: ControlSubject,
    input: Config & { row?: string },
    context: ControlContext,
  ): Promise<Outcome<ControlResult>>;
  /**
   * Where ok only means "begun": whether a later reading shows its end. Asked until then, up to thrice `expectMs`. `input` is
   * what was filled in, without secrets.
   */
  settled?(reading: Reading, startedAt: Date, input: Config): "running" | "done" | "failed";
}

/** A list that is read when its part of the page opens: mailboxes, bound domains, backups. Texts: `panels.<id>.{title,lead,empty}`. */
export interface Panel {
  id: string;
  group: string;
  /** Column heads: `panels.<id>.columns.<column>`. State words: `panels.<id>.words.<column>.<value>` where `words`. */
  columns: readonly { id: string; figure?: true; mono?: true; words?: true }[];
  hidden?(subject: ControlSubject): boolean;
  read(call: Call, subject: ControlSubject): Promise<Outcome<readonly PanelRow[]>>;
}
