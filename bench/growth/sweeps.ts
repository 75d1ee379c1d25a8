import { lapseOverdueApprovals } from "@/lib/approvals/lapse-approvals";
import { sweepRuns } from "@/lib/controls/follow-run";
import { db } from "@/lib/db/client";
import { readShopFigures } from "@/lib/metrics/read-shop-figures";
import { sweepPapers } from "@/lib/papers/sweep-papers";
import { closeDay } from "@/lib/paying/bills/close-day";
import { sweepBills } from "@/lib/paying/bills/sweep-bills";
import { sweepPayments } from "@/lib/paying/sweep-payments";
import { sweepPoints } from "@/lib/points/sweep-points";
import { searchRefunded } from "@/lib/purchasing/search-refunded";
import { sweepItems } from "@/lib/purchasing/sweep-items";
import { sweepRegistrants } from "@/lib/registrants/sweep-registrants";
import { remindCustomer } from "@/lib/renewals/remind-customer";
import { sweepAutoRenewals } from "@/lib/renewals/sweep-auto-renewals";
import { sweepReminders } from "@/lib/renewals/sweep-reminders";
import { mailDigests } from "@/lib/reports/mail-digests";
import { watchTrouble } from "@/lib/reports/watch-trouble";
import { sweepRelays } from "@/lib/tickets/relays/sweep-relays";
import { upstream } from "@/lib/upstream/client";
import { askWatchedNames } from "@/lib/watched-names/ask-watched-names";
import { sweepWebhooks } from "@/lib/webhooks/sweep-webhooks";
import { jobs } from "@/lib/worker/tasks";
import { sweepBatches } from "@/lib/zones/batches/sweep-batches";
import { sweepZones } from "@/lib/zones/drift/sweep-zones";
import { settleInterruptedZones } from "@/lib/zones/settle-interrupted-zones";
import type { Use } from "./use";

/**
 * What the worker does by the clock. Nothing that the loader writes is due yet, so that only the search for due work is measured.
 */
export const sweeps: readonly Use[] = [
  { what: "sweep of items", run: () => sweepItems(db, new Date()) },
  { what: "sweep of controls", run: () => sweepRuns(new Date()) },
  { what: "sweep of registrants", run: () => sweepRegistrants({ kind: "system", job: "sweep-registrants" }) },
  { what: "sweep of zones", run: () => settleInterruptedZones(new Date()) },
  {
    what: "sweep of renewals",
    run: () => sweepAutoRenewals(db, new Date()),
    reads: "services that are due for automatic renewal: one job for each",
  },
  {
    what: "sweep of reminders",
    run: () => sweepReminders(db, new Date()),
    reads: "services that expire within 60 days: one job for each customer",
  },
  {
    what: "a customer's reminders",
    run: ({ customer }) => remindCustomer({ kind: "system", job: "remind-customer" }, { customerId: customer.userId }),
  },
  {
    what: "sweep of points",
    run: () => sweepPoints(db, new Date()),
    reads: "services whose points are to be read again: one job for each, three hundred at most",
  },
  { what: "sweep of relays", run: () => sweepRelays({ kind: "system", job: "sweep-relays" }) },
  { what: "sweep of payments", run: () => sweepPayments({ kind: "system", job: "sweep-payments" }) },
  {
    what: "the closing of a gateway's newest bill",
    run: () =>
      db.$transaction(async (tx) =>
        closeDay(tx, await tx.gatewayBill.findFirstOrThrow({ where: { gateway: "alipay" }, orderBy: { day: "desc" } })),
      ),
  },
  { what: "sweep of gateways' bills", run: () => sweepBills({ kind: "system", job: "sweep-bills" }) },
  { what: "approvals that nobody decided", run: () => lapseOverdueApprovals(new Date()) },
  { what: "watch for trouble", run: () => watchTrouble() },
  {
    what: "what waits for staff, by mail",
    run: () => mailDigests(),
  },
  { what: "the figures of /metrics", run: () => readShopFigures() },
  { what: "search for what was refunded", run: () => searchRefunded(db, upstream(), new Date()) },
  {
    what: "sweep of receipts",
    run: () => sweepPapers(db),
    reads: "all orders, once a night: which lack their receipt is in no index",
  },
  {
    what: "old requests are forgotten",
    run: () => runJob("forget-requests"),
    reads: "rows that are a day or a week old: they are deleted",
  },
  {
    what: "sweep of zones that are read at night",
    run: () => sweepZones(db, new Date()),
    reads: "domains that are to be looked through tonight: one job for each, three hundred at most",
  },
  { what: "sweep of batches", run: () => sweepBatches(db, new Date()) },
  { what: "watched names", run: () => askWatchedNames({ kind: "system", job: "ask-watched-names" }) },
  { what: "sweep of webhooks", run: () => sweepWebhooks() },
];

async function runJob(name: string): Promise<void> {
  const found = jobs.find((job) => job.name === name);
  if (!found) throw new Error(`no job is called ${name}`);
  await found.run({});
}
