import { listSessions } from "@/lib/accounts/list-sessions";
import { readOwnAccount } from "@/lib/accounts/read-own-account";
import { readCalendar } from "@/lib/calendar/read-calendar";
import { listRuns } from "@/lib/controls/list-runs";
import { readFirstSteps } from "@/lib/customers/read-first-steps";
import { listFapiaoItems } from "@/lib/fapiao/list-fapiao-items";
import { listFapiaos } from "@/lib/fapiao/list-fapiaos";
import { listOwnMails } from "@/lib/notify/list-own-mails";
import { getOrder } from "@/lib/orders/get-order";
import { listItemsToActOn } from "@/lib/orders/list-items-to-act-on";
import { listOrders } from "@/lib/orders/list-orders";
import { listPaperMonths } from "@/lib/papers/list-paper-months";
import { listPapers } from "@/lib/papers/list-papers";
import { listStatement } from "@/lib/payments/list-statement";
import { readBalance } from "@/lib/payments/read-balance";
import { readBalanceCurve } from "@/lib/payments/read-balance-curve";
import { readWallet } from "@/lib/payments/read-wallet";
import { listTopUps } from "@/lib/payments/top-ups/list-top-ups";
import { listRegistrants } from "@/lib/registrants/list-registrants";
import { listUnverifiedRegistrants } from "@/lib/registrants/list-unverified-registrants";
import { listDueServices } from "@/lib/renewals/list-due-services";
import { findOwnNames } from "@/lib/services/find-own-names";
import { listServiceEvents } from "@/lib/services/list-service-events";
import { listServices } from "@/lib/services/list-services";
import { readOpenOrder } from "@/lib/services/read-open-order";
import { readService } from "@/lib/services/read-service";
import { listTickets } from "@/lib/tickets/list-tickets";
import { listWatchedNames } from "@/lib/watched-names/list-watched-names";
import { listWebhooks } from "@/lib/webhooks/list-webhooks";
import { listBatches } from "@/lib/zones/batches/list-batches";
import { listZoneChanges } from "@/lib/zones/list-zone-changes";
import { listRestorePoints } from "@/lib/zones/restore-points/list-restore-points";
import type { Use } from "./use";

const take = 30;
const zh = { locale: "zh" } as const;

/** What the customer with the most orders opens. */
export const customerPages: readonly Use[] = [
  { what: "my overview: first steps", run: ({ customer }) => readFirstSteps(customer) },
  { what: "my overview: balance", run: ({ customer }) => readBalance(customer) },
  { what: "my overview: what expires", run: ({ customer }) => listDueServices(customer, { take: 5 }, new Date()) },
  { what: "my overview: what waits for me", run: ({ customer }) => listItemsToActOn(customer, { take: 5 }) },
  { what: "my overview: registrants", run: ({ customer }) => listUnverifiedRegistrants(customer, { take: 5 }) },
  { what: "my mails", run: ({ customer }) => listOwnMails(customer, { take }) },
  { what: "my orders", run: ({ customer }) => listOrders(customer, { take }) },
  {
    what: "my orders, a page in the middle",
    run: ({ customer, middle }) => listOrders(customer, { take, after: middle.ownOrders }),
  },
  ...(["placed", "total", "-total"] as const).map(
    (sort): Use => ({ what: `my orders by ${sort}`, run: ({ customer }) => listOrders(customer, { take, sort }) }),
  ),
  { what: "my open orders", run: ({ customer }) => listOrders(customer, { take, state: "open" }) },
  { what: "my token's orders", run: ({ customer }) => listOrders(customer, { take, token: customer.userId }) },
  { what: "an order of mine", run: ({ customer, known }) => getOrder(customer, { id: known.orderId }) },
  { what: "my services", run: ({ customer }) => listServices(customer, { take }) },
  { what: "my domains", run: ({ customer }) => listServices(customer, { take, productLine: "domain" }) },
  {
    what: "my services, a later page",
    run: ({ customer, middle }) => listServices(customer, { take, after: middle.ownServices }),
  },
  ...(["-expires", "name", "-name"] as const).map(
    (sort): Use => ({ what: `my services by ${sort}`, run: ({ customer }) => listServices(customer, { take, sort }) }),
  ),
  {
    what: "my services, search",
    run: ({ customer, known }) => listServices(customer, { take, q: known.itemName.slice(0, 5) }),
  },
  {
    what: "which names of a search are mine",
    run: ({ customer, known }) => findOwnNames(customer, { labels: known.itemName.split(".")[0] ?? "" }),
  },
  { what: "a service of mine", run: ({ customer, known }) => readService(customer, { id: known.serviceId }) },
  {
    what: "the open order of a service of mine",
    run: async ({ customer, known }) => readOpenOrder(customer, await readService(customer, { id: known.serviceId })),
  },
  {
    what: "a service's history",
    run: ({ customer, known }) => listServiceEvents(customer, { take, id: known.serviceId }),
  },
  { what: "a service's controls", run: ({ customer, known }) => listRuns(customer, { id: known.serviceId }) },
  {
    what: "a zone's restore points",
    run: ({ customer, known }) => listRestorePoints(customer, { take, id: known.serviceId }),
  },
  { what: "a zone's changes", run: ({ customer, known }) => listZoneChanges(customer, { take, id: known.serviceId }) },
  { what: "my watched names", run: ({ customer }) => listWatchedNames(customer) },
  { what: "my webhooks", run: ({ customer }) => listWebhooks(customer) },
  { what: "my calendar", run: ({ customer }) => readCalendar(customer) },
  { what: "my wallet", run: ({ customer }) => readWallet(customer, {}, zh) },
  { what: "my statement", run: ({ customer }) => listStatement(customer, { take }, zh) },
  {
    what: "my statement, a page in the middle",
    run: ({ customer, middle }) => listStatement(customer, { take, after: middle.ownPostings }, zh),
  },
  { what: "my balance over time", run: ({ customer }) => readBalanceCurve(customer) },
  { what: "my top-ups", run: ({ customer }) => listTopUps(customer, {}) },
  { what: "my tickets", run: ({ customer }) => listTickets(customer, { take }) },
  { what: "my unfinished tickets", run: ({ customer }) => listTickets(customer, { take, state: "unfinished" }) },
  { what: "my registrants", run: ({ customer }) => listRegistrants(customer, { archived: "0" }) },
  { what: "where I am signed in", run: ({ customer }) => listSessions(customer) },
  { what: "my account", run: ({ customer }) => readOwnAccount(customer) },
  { what: "my receipts", run: ({ customer }) => listPapers(customer, { take }) },
  { what: "the months of my receipts", run: ({ customer }) => listPaperMonths(customer) },
  { what: "my tax invoices", run: ({ customer }) => listFapiaos(customer, { take }) },
  { what: "what I can ask a tax invoice for", run: ({ customer }) => listFapiaoItems(customer, {}) },
  {
    what: "an order's tax invoices",
    run: ({ customer, known }) => listFapiaoItems(customer, { orderId: known.orderId }),
  },
  { what: "my changes in many domains", run: ({ customer }) => listBatches(customer, { take }) },
];
