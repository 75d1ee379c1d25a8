import { type CronItem, parseCronItems } from "graphile-worker";
import type { Job } from "./job";
import { advanceItemHandler } from "./jobs/advance-item";
import { agentBalanceJob } from "./jobs/agent-balance";
import { announceItemHandler } from "./jobs/announce-item";
import { askDisputeHandler } from "./jobs/ask-dispute";
import { askPaymentHandler } from "./jobs/ask-payment";
import { askWatchedNamesJob } from "./jobs/ask-watched-names";
import { autoRenewJob } from "./jobs/auto-renew";
import { autoRenewServiceHandler } from "./jobs/auto-renew-service";
import { changeBatchDomainHandler } from "./jobs/change-batch-domain";
import { checkBooksJob } from "./jobs/check-books";
import { checkQuestionHandler } from "./jobs/check-question";
import { closePaymentHandler } from "./jobs/close-payment";
import { forgetRequestsJob } from "./jobs/forget-requests";
import { lapseApprovalsJob } from "./jobs/lapse-approvals";
import { mailDigestsJob } from "./jobs/mail-digests";
import { pollReviewHandler } from "./jobs/poll-review";
import { postAlertHandler } from "./jobs/post-alert";
import { reconcileBillHandler } from "./jobs/reconcile-bill";
import { refreshPricesJob } from "./jobs/refresh-prices";
import { remindCustomerHandler } from "./jobs/remind-customer";
import { remindExpiriesJob } from "./jobs/remind-expiries";
import { rollUpBookDaysJob } from "./jobs/roll-up-book-days";
import { runControlHandler } from "./jobs/run-control";
import { searchRefundedJob } from "./jobs/search-refunded";
import { sendFapiaosJob } from "./jobs/send-fapiaos";
import { sendMailHandler } from "./jobs/send-mail";
import { sendRefundHandler } from "./jobs/send-refund";
import { sendRelayHandler } from "./jobs/send-relay";
import { sendWebhooksHandler } from "./jobs/send-webhooks";
import { settleRegistrantHandler } from "./jobs/settle-registrant";
import { settleZonesJob } from "./jobs/settle-zones";
import { sweepBatchesJob } from "./jobs/sweep-batches";
import { sweepBillsJob } from "./jobs/sweep-bills";
import { sweepPapersJob } from "./jobs/sweep-papers";
import { sweepPaymentsJob } from "./jobs/sweep-payments";
import { sweepPointsJob } from "./jobs/sweep-points";
import { sweepRegistrantsJob } from "./jobs/sweep-registrants";
import { sweepRelaysJob } from "./jobs/sweep-relays";
import { sweepRunsJob } from "./jobs/sweep-runs";
import { sweepWebhooksJob } from "./jobs/sweep-webhooks";
import { sweepZonesJob } from "./jobs/sweep-zones";
import { watchPointsHandler } from "./jobs/watch-points";
import { watchTroubleJob } from "./jobs/watch-trouble";
import { watchZoneHandler } from "./jobs/watch-zone";
import { writePapersHandler } from "./jobs/write-papers";

export const jobs: readonly Job[] = [
  advanceItemHandler,
  agentBalanceJob,
  announceItemHandler,
  autoRenewJob,
  autoRenewServiceHandler,
  checkBooksJob,
  forgetRequestsJob,
  lapseApprovalsJob,
  mailDigestsJob,
  pollReviewHandler,
  refreshPricesJob,
  remindCustomerHandler,
  remindExpiriesJob,
  runControlHandler,
  searchRefundedJob,
  sendMailHandler,
  settleRegistrantHandler,
  settleZonesJob,
  sweepRegistrantsJob,
  sweepRunsJob,
  watchTroubleJob,
  sweepPointsJob,
  watchPointsHandler,
  checkQuestionHandler,
  sendRelayHandler,
  sweepRelaysJob,
  askPaymentHandler,
  closePaymentHandler,
  sweepPaymentsJob,
  sendRefundHandler,
  sweepPapersJob,
  writePapersHandler,
  sendFapiaosJob,
  sweepBillsJob,
  reconcileBillHandler,
  askDisputeHandler,
  sweepZonesJob,
  watchZoneHandler,
  changeBatchDomainHandler,
  sweepBatchesJob,
  postAlertHandler,
  sendWebhooksHandler,
  sweepWebhooksJob,
  rollUpBookDaysJob,
  askWatchedNamesJob,
].map((declared) => declared as Job);

/**
 * Times in UTC; Shanghai is eight hours ahead, so the nightly jobs run at three and four in the morning there. Automatic renewals are
 * tried from nine to nine, when people can act on the mails about them. Reminders are sent at half past nine; the second run sends
 * those that the first one could not, and none twice.
 */
const CRON = [
  { job: agentBalanceJob, match: "* * * * *" },
  { job: sweepRunsJob, match: "* * * * *" },
  { job: watchTroubleJob, match: "* * * * *" },
  { job: mailDigestsJob, match: "* * * * *" },
  { job: settleZonesJob, match: "*/5 * * * *" },
  { job: sweepRegistrantsJob, match: "*/5 * * * *" },
  { job: refreshPricesJob, match: "17 */6 * * *" },
  { job: autoRenewJob, match: "5 1-13 * * *" },
  { job: sweepPointsJob, match: "35 * * * *" },
  { job: remindExpiriesJob, match: "30 1,7 * * *" },
  { job: searchRefundedJob, match: "10 19 * * *" },
  { job: checkBooksJob, match: "10 20 * * *" },
  { job: forgetRequestsJob, match: "40 20 * * *" },
  { job: lapseApprovalsJob, match: "25 * * * *" },
  { job: sweepRelaysJob, match: "* * * * *" },
  { job: sweepPaymentsJob, match: "* * * * *" },
  { job: sweepPapersJob, match: "50 19 * * *" },
  { job: sendFapiaosJob, match: "* * * * *" },
  { job: rollUpBookDaysJob, match: "45 * * * *" },
  { job: sweepBillsJob, match: "20 * * * *" },
  { job: sweepZonesJob, match: "*/10 17-21 * * *" },
  { job: sweepBatchesJob, match: "* * * * *" },
  { job: sweepWebhooksJob, match: "* * * * *" },
  { job: askWatchedNamesJob, match: "* * * * *" },
].map(
  ({ job: { name: task, priority }, match }): CronItem => ({
    task,
    match,
    options: { jobKey: task, maxAttempts: 3, backfillPeriod: 0, priority },
  }),
);

export const cronItems = parseCronItems([...CRON]);
