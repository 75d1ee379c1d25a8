import { z } from "zod";
import { contract, fenText, instant, nothing } from "@/lib/http/contract";
import { formActionIds } from "@/lib/product-lines/action-id";
import { autoRenewTroubles } from "@/lib/services/contract";
import { editShape, storedRecord } from "@/lib/zones/contract";

const id = z.uuid();
const word = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/);
const scalar = z.union([z.string().max(8000), z.number(), z.boolean()]);
export const controlInput = z.record(z.string().max(40), scalar);
const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

export const runState = z.enum(["queued", "running", "settling", "done", "refused", "failed", "unknown"]);
export type RunState = z.output<typeof runState>;

/** A change of a record that is left to the customer, as "host.domain TYPE value"; `before` is what is replaced. */
const missedRecord = z.object({
  op: z.enum(["add", "replace", "delete"]),
  record: z.string(),
  before: z.string().nullable(),
});
export type MissedRecord = z.output<typeof missedRecord>;

/** One run of a control. The texts of its end: `controls.<control>.done`, `refused.<reason>` … in the product line's messages. */
export const controlRun = z.object({
  id,
  control: z.string(),
  rowKey: z.string(),
  state: runState,
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** 0 to 1, estimated from the time it usually takes; 1 once it has ended. */
  progress: z.number(),
  expectMs: z.int(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** When refused or failed: the reason's name in our texts, and the upstream's code. */
  reason: z.string().nullable(),
  code: z.int().nullable(),
  /** Changes that could not be made in the customer's zone afterwards, and why, as a code of the errors messages, if that is known. */
  recordsMissed: z.array(missedRecord),
  recordsReason: z.string().nullable(),
  byStaff: z.boolean(),
});
export type ControlRunView = z.output<typeof controlRun>;

const control = z.object({
  id: z.string(),
  group: z.string(),
  danger: z.boolean(),
  /** It stops something that is in use: the page asks before it starts. */
  interrupts: z.boolean(),
  /** A dangerous control of a row is confirmed by typing the service's name, not the row's key. */
  confirmsService: z.boolean(),
  reauth: z.boolean(),
  slow: z.boolean(),
  /** Ids of controls that may be under way when it starts, because it is made to cut them short (to switch off what does not shut down). */
  cutsShort: z.array(z.string()),
  /** It has fields to fill in first. */
  asks: z.boolean(),
  /** It sets records: what would change is shown first (readRecordPlan). */
  setsRecords: z.boolean(),
  panel: z.string().nullable(),
  perRow: z.boolean(),
  /** Where a row has many controls: this one stays a button beside the menu that holds the others. */
  main: z.boolean(),
  /** The setting as it is now: a value with a word under `present.<value>`, or a text; null: not known, or no setting. */
  present: z.string().nullable(),
  /** Why it can't be done now: a sentence under `blocked.<code>`; "admin_only" for staff who are no admin. */
  blocked: z.string().nullable(),
});
export type ControlView = z.output<typeof control>;

const panel = z.object({
  id: z.string(),
  group: z.string(),
  columns: z.array(
    z.object({ id: z.string(), figure: z.boolean(), mono: z.boolean(), words: z.boolean(), copy: z.boolean() }),
  ),
});
export type PanelView = z.output<typeof panel>;

const detail = z.object({
  id: z.string(),
  as: z.enum(["text", "words", "copy", "link", "day", "minute", "points", "label"]),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
});
export type DetailView = z.output<typeof detail>;

const autoRenew = z.object({
  on: z.boolean(),
  years: z.int(),
  months: z.int(),
  ceilingFen: fenText.nullable(),
  /** Why the last renewal could not be ordered: a sentence under services.autoRenew.trouble. */
  trouble: z.enum(autoRenewTroubles).nullable(),
});
export type AutoRenewal = z.output<typeof autoRenew>;

const kin = z.object({ id, productLine: z.string(), displayName: z.string() });

export const serviceSheet = z.object({
  id,
  productLine: z.string(),
  name: z.string(),
  displayName: z.string(),
  state: z.enum(["opening", "active", "suspended", "expired", "failed", "ended"]),
  /** It left the upstream account or was never opened: only its history can be read. */
  ended: z.boolean(),
  reason: z.string().nullable(),
  registeredAt: instant.nullable(),
  expiresAt: instant.nullable(),
  /** When it was last read from the upstream; null: never. */
  readAt: instant.nullable(),
  /** The configuration in the reader's language. */
  summary: z.string(),
  details: z.array(detail),
  secrets: z.array(z.string()),
  usage: z.array(
    z.object({
      id: z.string(),
      used: z.number(),
      limit: z.number().nullable(),
      unit: z.enum(["mb", "gb", "mailbox", "count", "point"]),
    }),
  ),
  controls: z.array(control),
  panels: z.array(panel),
  /** Groups that are folded at first. */
  foldedGroups: z.array(z.string()),
  parent: kin.nullable(),
  gifts: z.array(kin),
  /** The terms it may be renewed for now; empty: it can't be renewed on its own, or no further. */
  renewalTerms: z.array(z.object({ years: z.int(), months: z.int() })),
  autoRenew,
  upgradable: z.boolean(),
  /** Why it can't be upgraded now: `blocked.<code>`. */
  upgradeBlocked: z.string().nullable(),
  /** What else can be ordered for it by a form; `blocked`: why not now, as above. */
  changes: z.array(z.object({ action: z.enum(formActionIds), blocked: z.string().nullable() })),
  /** Open ones, and the latest of the last day, newest first. */
  runs: z.array(controlRun),
});
export type ServiceSheet = z.output<typeof serviceSheet>;

export const readSheetContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/sheet",
  summary:
    "All that the page of a service shows: details as last read, secrets by name, usage, controls and why some can't be done.",
  access: "customer",
  token: "services:read",
  input: z.object({ id }),
  output: serviceSheet,
});

export const openFormContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/controls/{control}/form",
  summary: "The fields of a control, given what was filled in so far.",
  access: "customer",
  token: "services:read",
  input: z.object({ id, control: word, row: z.string().max(300).optional(), draft: controlInput.default({}) }),
  output: z.object({
    fields: z.array(z.json()),
    /** Of a control that changes a setting: the values of its fields as they are now; null: no setting, or not known. */
    setting: controlInput.nullable(),
    blocked: z.string().nullable(),
  }),
  errors: ["upstream.unclear"],
  limit: { points: 120, seconds: 60 },
});

/** What a control would change in the zones that the customer manages here. */
export const recordPlan = z.object({
  zones: z.array(
    z.object({
      serviceId: id,
      domain: z.string(),
      displayName: z.string(),
      /** Of the zone and of these edits: to be sent when the control is started. */
      version: z.string(),
      records: z.array(storedRecord),
      edits: z.array(editShape),
      /** What the control wants there, as "host.domain TYPE value". */
      wanted: z.array(z.string()),
    }),
  ),
  /** What can't be set here: the zone is managed elsewhere, can't be read now, or has records that rule it out. */
  missed: z.array(z.string()),
});
export type RecordPlan = z.output<typeof recordPlan>;

export const readRecordPlanContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/controls/{control}/records",
  summary: "What a control would change in the customer's DNS zones. Nothing is changed.",
  access: "customer",
  reauth: { when: "the control itself requires it" },
  input: z.object({ id, control: word, row: z.string().max(300).optional(), input: controlInput.default({}) }),
  output: recordPlan,
  errors: [
    ...["controls.blocked", "controls.unchanged", "controls.admin_only"],
    ...["upstream.unclear", "upstream.unreachable", "zones.expired", "zones.suspended"],
  ],
  limit: { points: 60, seconds: 60, counted: "by all processes" },
});

export const startControlContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/controls/{control}",
  summary:
    "Starts a control. A quick one answers with its end; a slow one goes on in the background and is followed by its run.",
  access: "customer",
  token: "services:write",
  reauth: { when: "what shows or sets a secret, or reinstalls a server (the control declares it)" },
  input: z.object({
    id,
    control: word,
    row: z.string().max(300).optional(),
    input: controlInput.default({}),
    /** Dangerous ones: the service's (or row's) name, typed. */
    confirm: z.string().max(300).optional(),
    /** For controls that set records: the zones whose changes the caller has seen (readRecordPlan), each with its version. */
    zones: z
      .array(z.object({ serviceId: id, version: z.string().max(64) }))
      .max(20)
      .default([]),
  }),
  output: z.object({
    run: controlRun,
    /** Shown once, never kept. */
    text: z.array(z.string()).nullable(),
    link: z.string().nullable(),
  }),
  errors: [
    ...[
      "controls.busy",
      "controls.other_under_way",
      "controls.upgrade_under_way",
      "controls.blocked",
      "controls.unchanged",
      "controls.confirm",
      "controls.admin_only",
    ],
    ...["controls.records_review", "controls.not_sent", "upstream.unclear", "zones.expired", "zones.suspended"],
  ],
  limit: { points: 30, seconds: 60 },
});

export const listRunsContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/runs",
  summary: "A service's open runs, and the latest of the last day.",
  access: "customer",
  token: "services:read",
  input: z.object({ id }),
  output: z.object({ rows: z.array(controlRun) }),
});

export const readPanelContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/panels/{panel}",
  summary: "A list read from the provider now, and which controls are blocked on which row.",
  access: "customer",
  token: "services:read",
  input: z.object({ id, panel: word }),
  output: z.object({
    /** Something of the list has begun and not ended: it is worth reading again soon. */
    underWay: z.boolean(),
    /** Runs whose outcome was unknown, and which the list shows to be done. */
    settled: z.array(controlRun),
    rows: z.array(
      z.object({ key: z.string(), cells: z.record(z.string(), cell), blocked: z.record(z.string(), z.string()) }),
    ),
  }),
  errors: ["upstream.unreachable", "upstream.unclear", "upstream.refused"],
  limit: { points: 60, seconds: 60, counted: "by all processes" },
});
export type PanelRows = z.output<typeof readPanelContract.output>["rows"];

export const downloadLogContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/log-files/{of}/{day}/{file}",
  summary: "Downloads a file of the access logs of a domain that the service serves.",
  access: "customer",
  input: z.object({
    id,
    of: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}.-]{0,251}$/u),
    day: z.iso.date(),
    file: z.string().regex(/^[a-z0-9-]{1,40}$/),
  }),
  output: z.any(),
  errors: ["services.log_unavailable", "upstream.unreachable", "upstream.unclear", "upstream.refused"],
  limit: { points: 30, seconds: 60, counted: "by all processes" },
});

export const revealSecretContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/secrets/{secret}",
  summary: "One of the service's secrets; wants the caller's own password re-entered within five minutes. Audited.",
  access: "customer",
  reauth: true,
  input: z.object({ id, secret: word }),
  output: z.object({ value: z.string() }),
  errors: ["services.no_password"],
  limit: { points: 20, seconds: 300 },
});

export const autoRenewContract = contract({
  method: "PUT",
  path: "/api/v1/services/{id}/auto-renew",
  summary: "Renews the service automatically from the wallet before it expires, if the price stays within the ceiling.",
  access: "customer",
  input: z.object({
    id,
    on: z.boolean(),
    years: z.int().min(0).max(10),
    months: z.int().min(0).max(11),
    /** The most that one renewal may cost; decimal fen. */
    ceilingFen: z.string().regex(/^\d{1,12}$/, "money.format"),
    /** Whether it was on as the page showed: what was switched off elsewhere is not switched on unseen. */
    seenOn: z.boolean().optional(),
  }),
  output: nothing,
  errors: ["services.term_refused", "services.switched_meanwhile"],
});
