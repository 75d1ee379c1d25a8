/**
 * Every background job that other areas enqueue: its subject, key, priority and tries. What a job does is in lib/worker/jobs.
 */
export interface QueuedJob<Subject extends string = string> {
  name: string;
  /** The field of its payload that holds the id of what it is about. */
  subject: Subject;
  /** Prefix of the job's key, before that id: at most one job waits for one subject. */
  key: string;
  priority: Priority;
  /** How often it is tried before it is left for staff to see. */
  maxAttempts: number;
}

/** A lower number goes first, within a lane as well (lib/worker/lanes.ts: which jobs share places). */
export const PRIORITY = {
  /** Purchases, and the figures that they depend on. */
  money: 0,
  /** Somebody waits for it at the screen. */
  awaited: 10,
  /** A mail that somebody waits for or must know of. */
  mail: 20,
  /** Requests to addresses that customers name: slow ones hold up only each other. */
  webhooks: 25,
  /** Searches for what is due, and what has hours of time. */
  upkeep: 30,
  /** Reminders by the thousand, reports, tidying up. */
  bulk: 40,
} as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

const queued = <Subject extends string>(job: QueuedJob<Subject>): QueuedJob<Subject> => job;

export const advanceItemJob = queued({
  name: "advance-item",
  subject: "itemId",
  key: "item:",
  priority: PRIORITY.money,
  maxAttempts: 5,
});
/** Asks a gateway what became of a payment. */
export const askPaymentJob = queued({
  name: "ask-payment",
  subject: "paymentId",
  key: "payment:",
  priority: PRIORITY.awaited,
  maxAttempts: 5,
});
/** Closes a payment whose order was placed by other means. */
export const closePaymentJob = queued({
  name: "close-payment",
  subject: "paymentId",
  key: "close-payment:",
  priority: PRIORITY.awaited,
  maxAttempts: 12,
});
/** Asks a gateway to refund, and what became of it. */
export const sendRefundJob = queued({
  name: "send-refund",
  subject: "refundId",
  key: "refund:",
  priority: PRIORITY.awaited,
  maxAttempts: 5,
});
/** Asks a gateway how a dispute stands. */
export const askDisputeJob = queued({
  name: "ask-dispute",
  subject: "disputeId",
  key: "dispute:",
  priority: PRIORITY.awaited,
  maxAttempts: 5,
});
export const runControlJob = queued({
  name: "run-control",
  subject: "runId",
  key: "control:",
  priority: PRIORITY.awaited,
  maxAttempts: 3,
});
export const settleRegistrantJob = queued({
  name: "settle-registrant",
  subject: "registrantId",
  key: "settle-registrant:",
  priority: PRIORITY.awaited,
  maxAttempts: 25,
});
export const pollReviewJob = queued({
  name: "poll-review",
  subject: "reviewId",
  key: "poll-review:",
  priority: PRIORITY.awaited,
  maxAttempts: 25,
});
/** Sending is tried once: what it finds queued it takes, and never twice. */
export const sendRelayJob = queued({
  name: "send-relay",
  subject: "relayId",
  key: "send-relay:",
  priority: PRIORITY.awaited,
  maxAttempts: 5,
});
export const checkQuestionJob = queued({
  name: "check-question",
  subject: "relayId",
  key: "check-question:",
  priority: PRIORITY.upkeep,
  maxAttempts: 5,
});
export const announceItemJob = queued({
  name: "announce-item",
  subject: "itemId",
  key: "announce:",
  priority: PRIORITY.mail,
  maxAttempts: 10,
});
/** A mail that is one of thousands is enqueued with the priority of its template. */
export const sendMailJob = queued({
  name: "send-mail",
  subject: "mailId",
  key: "send-mail:",
  priority: PRIORITY.mail,
  maxAttempts: 15,
});
export const autoRenewServiceJob = queued({
  name: "auto-renew-service",
  subject: "serviceId",
  key: "auto-renew:",
  priority: PRIORITY.upkeep,
  maxAttempts: 3,
});
export const watchPointsJob = queued({
  name: "watch-points",
  subject: "serviceId",
  key: "points:",
  priority: PRIORITY.upkeep,
  maxAttempts: 3,
});
export const remindCustomerJob = queued({
  name: "remind-customer",
  subject: "customerId",
  key: "remind:",
  priority: PRIORITY.bulk,
  maxAttempts: 5,
});
export const writePapersJob = queued({
  name: "write-papers",
  subject: "orderId",
  key: "papers:",
  priority: PRIORITY.upkeep,
  maxAttempts: 15,
});
/** Reads a gateway's bill of a day and holds it against payments and refunds. */
export const reconcileBillJob = queued({
  name: "reconcile-bill",
  subject: "billId",
  key: "gateway-bill:",
  priority: PRIORITY.upkeep,
  maxAttempts: 5,
});
/** Reads a zone at night and looks for records that were changed outside the shop. */
export const watchZoneJob = queued({
  name: "watch-zone",
  subject: "serviceId",
  key: "watch-zone:",
  priority: PRIORITY.bulk,
  maxAttempts: 2,
});

/** Makes the change of a batch in one of its domains; what was begun is settled, never begun again. */
export const changeBatchDomainJob = queued({
  name: "change-batch-domain",
  subject: "batchDomainId",
  key: "batch-domain:",
  priority: PRIORITY.upkeep,
  maxAttempts: 5,
});

/** Sends what is due to one webhook. */
export const sendWebhooksJob = queued({
  name: "send-webhooks",
  subject: "endpointId",
  key: "webhooks:",
  priority: PRIORITY.webhooks,
  maxAttempts: 5,
});
/** The same for what is tried again later: under a key of its own, so that neither moves the other's time. */
export const retryWebhooksJob = queued({ ...sendWebhooksJob, key: "webhooks-later:" });

/** Tells the chat group of ALERT_WEBHOOK_URL what staff were mailed. */
export const postAlertJob = queued({
  name: "post-alert",
  subject: "alertId",
  key: "alert:",
  priority: PRIORITY.mail,
  maxAttempts: 10,
});
