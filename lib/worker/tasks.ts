import { type CronItem, parseCronItems, type TaskList } from "graphile-worker";
import { asTask, type Job } from "./job";
import { advanceItemJob } from "./jobs/advance-item";
import { agentBalanceJob } from "./jobs/agent-balance";
import { announceItemJob } from "./jobs/announce-item";
import { autoRenewJob } from "./jobs/auto-renew";
import { autoRenewServiceJob } from "./jobs/auto-renew-service";
import { checkBooksJob } from "./jobs/check-books";
import { forgetRequestsJob } from "./jobs/forget-requests";
import { lapseApprovalsJob } from "./jobs/lapse-approvals";
import { pollReviewJob } from "./jobs/poll-review";
import { refreshPricesJob } from "./jobs/refresh-prices";
import { remindCustomerJob } from "./jobs/remind-customer";
import { remindExpiriesJob } from "./jobs/remind-expiries";
import { runControlJob } from "./jobs/run-control";
import { searchRefundedJob } from "./jobs/search-refunded";
import { sendMailJob } from "./jobs/send-mail";
import { settleRegistrantJob } from "./jobs/settle-registrant";
import { settleZonesJob } from "./jobs/settle-zones";
import { sweepRegistrantsJob } from "./jobs/sweep-registrants";
import { sweepRunsJob } from "./jobs/sweep-runs";

const jobs: readonly Job[] = [
  advanceItemJob,
  agentBalanceJob,
  announceItemJob,
  autoRenewJob,
  autoRenewServiceJob,
  checkBooksJob,
  forgetRequestsJob,
  lapseApprovalsJob,
  pollReviewJob,
  refreshPricesJob,
  remindCustomerJob,
  remindExpiriesJob,
  runControlJob,
  searchRefundedJob,
  sendMailJob,
  settleRegistrantJob,
  settleZonesJob,
  sweepRegistrantsJob,
  sweepRunsJob,
].map((declared) => declared as Job);

export const tasks: TaskList = Object.fromEntries(jobs.map((declared) => [declared.name, asTask(declared)]));

/**
 * UTC; Shanghai is eight hours ahead, so the nightly ones run at three and four in the morning there. Renewals by themselves are
 * tried from nine to nine, when people can answer to what their mails say. Reminders go out at half past nine; the second run writes
 * what the first one could not, and nothing twice.
 */
const CRON: readonly CronItem[] = [
  { task: agentBalanceJob.name, match: "* * * * *" },
  { task: sweepRunsJob.name, match: "* * * * *" },
  { task: settleZonesJob.name, match: "*/5 * * * *" },
  { task: sweepRegistrantsJob.name, match: "*/5 * * * *" },
  { task: refreshPricesJob.name, match: "17 */6 * * *" },
  { task: autoRenewJob.name, match: "5 1-13 * * *" },
  { task: remindExpiriesJob.name, match: "30 1,7 * * *" },
  { task: searchRefundedJob.name, match: "10 19 * * *" },
  { task: checkBooksJob.name, match: "10 20 * * *" },
  { task: forgetRequestsJob.name, match: "40 20 * * *" },
  { task: lapseApprovalsJob.name, match: "25 * * * *" },
].map(({ task, match }) => ({ task, match, options: { jobKey: task, maxAttempts: 3, backfillPeriod: 0 } }));

export const cronItems = parseCronItems([...CRON]);
