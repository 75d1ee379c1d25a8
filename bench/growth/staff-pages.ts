import { listEvents } from "@/lib/audit/list-events";
import { listCustomers } from "@/lib/customers/list-customers";
import { readCustomer } from "@/lib/customers/read-customer";
import { listAllFapiaos } from "@/lib/fapiao/staff/list-all-fapiaos";
import { listMails } from "@/lib/notify/list-mails";
import { listServiceItems } from "@/lib/orders/list-service-items";
import { readOrderTimeline } from "@/lib/orders/read-order-timeline";
import { listAllOrders } from "@/lib/orders/staff/list-all-orders";
import { listAttention } from "@/lib/orders/staff/list-attention";
import { listCustomerProblems } from "@/lib/orders/staff/list-customer-problems";
import { listAllPapers } from "@/lib/papers/staff/list-all-papers";
import { listAdjustments } from "@/lib/payments/adjustments/list-adjustments";
import { listCustomerStatement } from "@/lib/payments/list-customer-statement";
import { readCustomerWallet } from "@/lib/payments/read-customer-wallet";
import { listAllTopUps } from "@/lib/payments/top-ups/list-all-top-ups";
import { listPromotions } from "@/lib/promotions/list-promotions";
import { listCustomerAccounts } from "@/lib/reports/books/list-customer-accounts";
import { readAccount } from "@/lib/reports/books/read-account";
import { readBookCheck } from "@/lib/reports/books/read-book-check";
import { readMonth } from "@/lib/reports/books/read-month";
import { readYear } from "@/lib/reports/books/read-year";
import { listUpstreamCalls } from "@/lib/reports/list-upstream-calls";
import { readAgentBalance } from "@/lib/reports/read-agent-balance";
import { readHealth } from "@/lib/reports/read-health";
import { readStaffHome } from "@/lib/reports/read-staff-home";
import { countByPage } from "@/lib/reports/read-waiting";
import { searchEverything } from "@/lib/reports/search-everything";
import { listReviews } from "@/lib/reviews/list-reviews";
import { countExpiries } from "@/lib/services/count-expiries";
import { listAllServices } from "@/lib/services/list-all-services";
import { listAllTickets } from "@/lib/tickets/staff/list-all-tickets";
import { findBatchDomains } from "@/lib/zones/batches/find-batch-domains";
import type { Use } from "./use";

const take = 30;
const DAY_MS = 86_400_000;
const thisMonth = () => new Date().toISOString().slice(0, 7);
const ORDER_FILTERS = ["attention", "working", "waiting", "unsure", "done", "refused", "mixed"] as const;

const orders: Use[] = [
  { what: "orders", run: ({ staff }) => listAllOrders(staff, { take }) },
  {
    what: "orders, a page in the middle",
    run: ({ staff, middle }) => listAllOrders(staff, { take, after: middle.orders }),
  },
  ...ORDER_FILTERS.map(
    (filter): Use => ({ what: `orders, ${filter}`, run: ({ staff }) => listAllOrders(staff, { take, filter }) }),
  ),
  ...(["placed", "total", "-total"] as const).flatMap((sort): Use[] => [
    { what: `orders by ${sort}`, run: ({ staff }) => listAllOrders(staff, { take, sort }) },
    ...ORDER_FILTERS.map(
      (filter): Use => ({
        what: `orders by ${sort}, ${filter}`,
        run: ({ staff }) => listAllOrders(staff, { take, sort, filter }),
      }),
    ),
    {
      what: `orders by ${sort}, search a customer's name`,
      run: ({ staff, customer }) => listAllOrders(staff, { take, sort, q: customer.name }),
    },
  ]),
  {
    what: "orders of a month",
    run: ({ staff }) =>
      listAllOrders(staff, {
        take,
        from: new Date(Date.now() - 400 * DAY_MS),
        to: new Date(Date.now() - 370 * DAY_MS),
      }),
  },
  {
    what: "orders of a customer",
    run: ({ staff, customer }) => listAllOrders(staff, { take, customerId: customer.userId }),
  },
  { what: "orders, search a number", run: ({ staff, known }) => listAllOrders(staff, { take, q: known.number }) },
  {
    what: "orders, search the end of a number",
    run: ({ staff, known }) => listAllOrders(staff, { take, q: known.number.slice(-5) }),
  },
  { what: "orders, search a domain", run: ({ staff, known }) => listAllOrders(staff, { take, q: known.itemName }) },
  {
    what: "orders, search a part of a domain",
    run: ({ staff, known }) => listAllOrders(staff, { take, q: known.itemName.slice(3, -4) }),
  },
  { what: "orders, search an e-mail", run: ({ staff, customer }) => listAllOrders(staff, { take, q: customer.email }) },
  {
    what: "orders, search a customer's name",
    run: ({ staff, customer }) => listAllOrders(staff, { take, q: customer.name }),
  },
  { what: "orders, search what nobody has", run: ({ staff }) => listAllOrders(staff, { take, q: "zzyzx" }) },
  {
    what: "orders, search a part of a name, attention",
    run: ({ staff }) => listAllOrders(staff, { take, q: "tea", filter: "attention" }),
  },
  {
    what: "the orders of a service",
    run: ({ staff, known }) => listServiceItems(staff, { serviceId: known.serviceId, take }),
  },
  {
    what: "discount codes",
    run: ({ staff }) => listPromotions(staff),
    reads: "every order that was placed with a code: their number and discounts are summed",
  },
  { what: "an order as staff see it", run: ({ staff, known }) => readOrderTimeline(staff, { id: known.orderId }) },
  ...(["attention", "unsure", "overdue", "staff", "claims", "waiting"] as const).map(
    (kind): Use => ({ what: `attention, ${kind}`, run: ({ staff }) => listAttention(staff, { take, kind }) }),
  ),
];

const services: Use[] = [
  ...(["expires", "-expires", "name", "-name", "added", "-added"] as const).flatMap((sort): Use[] => [
    { what: `services by ${sort}`, run: ({ staff }) => listAllServices(staff, { take, sort }) },
    {
      what: `services by ${sort}, a page in the middle`,
      run: ({ staff, middle }) => listAllServices(staff, { take, sort, after: middle.services[sort] }),
    },
    {
      what: `services by ${sort}, one product line`,
      run: ({ staff }) => listAllServices(staff, { take, sort, productLine: "mail" }),
    },
    {
      what: `services by ${sort}, suspended`,
      run: ({ staff }) => listAllServices(staff, { take, sort, state: "suspended" }),
    },
    {
      what: `services by ${sort}, search a name`,
      run: ({ staff, known }) => listAllServices(staff, { take, sort, q: known.itemName.slice(2, -4) }),
    },
  ]),
  ...(["opening", "active", "expired", "failed", "ended"] as const).map(
    (state): Use => ({
      what: `services, ${state}`,
      run: ({ staff }) => listAllServices(staff, { take, sort: "expires", state }),
    }),
  ),
  {
    what: "services that expire in 30 days",
    run: ({ staff }) => listAllServices(staff, { take, sort: "expires", within: 30 }),
  },
  {
    what: "expiries by week",
    run: ({ staff }) => countExpiries(staff),
    reads: "what expires in the next twelve weeks",
  },
  {
    what: "services of a customer",
    run: ({ staff, customer }) => listAllServices(staff, { take, sort: "expires", customerId: customer.userId }),
  },
  {
    what: "services, search an e-mail",
    run: ({ staff, customer }) => listAllServices(staff, { take, sort: "expires", q: customer.email }),
  },
  {
    what: "services, search two letters",
    run: ({ staff }) => listAllServices(staff, { take, sort: "expires", q: "kq" }),
  },
  {
    what: "domains for a batch, search a name",
    run: ({ staff, known }) => findBatchDomains(staff, { q: known.itemName.slice(2, -4) }),
  },
  {
    what: "domains for a batch, search an e-mail",
    run: ({ staff, customer }) => findBatchDomains(staff, { q: customer.email }),
  },
  { what: "domains for a batch, search what nobody has", run: ({ staff }) => findBatchDomains(staff, { q: "zzyzx" }) },
  {
    what: "domains for a batch, a pasted list",
    run: ({ staff, known }) => findBatchDomains(staff, { names: [known.itemName, "nobody.example"] }),
  },
];

const people: Use[] = [
  { what: "customers", run: ({ staff }) => listCustomers(staff, { take }) },
  {
    what: "customers, a page in the middle",
    run: ({ staff, middle }) => listCustomers(staff, { take, after: middle.customers }),
  },
  ...(["since", "email", "-email", "name", "-name"] as const).flatMap((sort): Use[] => [
    { what: `customers by ${sort}`, run: ({ staff }) => listCustomers(staff, { take, sort }) },
    {
      what: `customers by ${sort}, disabled`,
      run: ({ staff }) => listCustomers(staff, { take, sort, status: "disabled" }),
    },
  ]),
  { what: "customers, disabled", run: ({ staff }) => listCustomers(staff, { take, status: "disabled" }) },
  {
    what: "customers, search an e-mail",
    run: ({ staff, customer }) => listCustomers(staff, { take, q: customer.email }),
  },
  {
    what: "customers, search a part of an e-mail",
    run: ({ staff, customer }) => listCustomers(staff, { take, q: customer.email.slice(2, 9) }),
  },
  { what: "customers, search a surname", run: ({ staff }) => listCustomers(staff, { take, q: "林" }) },
  { what: "customers, search a telephone", run: ({ staff }) => listCustomers(staff, { take, q: "13800000042" }) },
  { what: "a customer", run: ({ staff, customer }) => readCustomer(staff, { id: customer.userId }) },
  {
    what: "a customer's open problems",
    run: ({ staff, customer }) => listCustomerProblems(staff, { customerId: customer.userId, take: 5 }),
  },
  {
    what: "a customer's latest wallet movements",
    run: ({ staff, customer }) =>
      listCustomerStatement(staff, { customerId: customer.userId, take: 5 }, { locale: "zh" }),
  },
  {
    what: "a customer's transfers that wait",
    run: ({ staff, customer }) => listAllTopUps(staff, { customerId: customer.userId, take: 5, state: "pending" }),
  },
  { what: "a customer's wallet", run: ({ staff, customer }) => readCustomerWallet(staff, customer.userId) },
  ...(["open", "pass", "unpass"] as const).map(
    (state): Use => ({ what: `reviews, ${state}`, run: ({ staff }) => listReviews(staff, { state }) }),
  ),
  {
    what: "reviews, search an e-mail",
    run: ({ staff, customer }) => listReviews(staff, { state: "pass", q: customer.email }),
  },
];

const money: Use[] = [
  ...(["pending", "confirmed", "rejected"] as const).map(
    (state): Use => ({ what: `top-ups, ${state}`, run: ({ staff }) => listAllTopUps(staff, { take, state }) }),
  ),
  ...(["pending", "confirmed", "rejected"] as const).flatMap((state) =>
    (["announced", "amount", "-amount"] as const).map(
      (sort): Use => ({
        what: `top-ups by ${sort}, ${state}`,
        run: ({ staff }) => listAllTopUps(staff, { take, state, sort }),
      }),
    ),
  ),
  {
    what: "top-ups, a page in the middle",
    run: ({ staff, middle }) => listAllTopUps(staff, { take, state: "confirmed", after: middle.topUps }),
  },
  {
    what: "top-ups, search a reference",
    run: ({ staff, known }) => listAllTopUps(staff, { take, state: "confirmed", q: known.reference }),
  },
  {
    what: "top-ups, search a payer",
    run: ({ staff }) => listAllTopUps(staff, { take, state: "confirmed", q: "saffron" }),
  },
  {
    what: "top-ups, search an e-mail",
    run: ({ staff, customer }) => listAllTopUps(staff, { take, state: "confirmed", q: customer.email }),
  },
  ...(["¥1,000.00", "12.34"] as const).flatMap((q) =>
    (["announced", "-amount"] as const).map(
      (sort): Use => ({
        what: `top-ups by ${sort}, search the amount ${q}`,
        run: ({ staff }) => listAllTopUps(staff, { take, state: "confirmed", q, sort }),
      }),
    ),
  ),
  {
    what: "top-ups, search a serial number",
    run: ({ staff }) => listAllTopUps(staff, { take, state: "confirmed", q: "SN20261127-7781" }),
  },
  {
    what: "top-ups, search a customer's name",
    run: ({ staff, customer }) => listAllTopUps(staff, { take, state: "confirmed", q: customer.name }),
  },
  ...(["pending", "posted"] as const).map(
    (state): Use => ({ what: `adjustments, ${state}`, run: ({ staff }) => listAdjustments(staff, { take, state }) }),
  ),
  {
    what: "agent balance of 30 days",
    run: ({ staff }) => readAgentBalance(staff, { days: 30 }),
    reads: "every figure of those days",
  },
  { what: "the last check of the books", run: ({ staff }) => readBookCheck(staff) },
  {
    what: "the books of a month",
    run: ({ staff }) => readMonth(staff, { month: new Date(Date.now() - 40 * DAY_MS).toISOString().slice(0, 7) }),
  },
  {
    what: "the results of twelve months",
    run: ({ staff }) => readYear(staff, { month: thisMonth() }),
  },
  {
    what: "the revenue account",
    run: ({ staff }) => readAccount(staff, { code: "revenue", take }, { locale: "zh" }),
  },
  {
    what: "the revenue account, a page in the middle",
    run: ({ staff, middle }) => readAccount(staff, { code: "revenue", take, after: middle.revenue }, { locale: "zh" }),
  },
  {
    what: "the revenue account in a month",
    run: ({ staff, middle }) =>
      readAccount(staff, { code: "revenue", take, month: middle.revenueMonth }, { locale: "zh" }),
  },
  {
    what: "the revenue account in a month, a page in the middle",
    run: ({ staff, middle }) =>
      readAccount(
        staff,
        { code: "revenue", take, month: middle.revenueMonth, after: middle.revenue },
        { locale: "zh" },
      ),
  },
  {
    what: "customers' wallets in a month",
    run: ({ staff }) => listCustomerAccounts(staff, { kind: "wallet", month: thisMonth() }),
    reads: "all postings of the accounts of one page: their opening balances are summed",
  },
  {
    what: "a wallet as an account",
    run: ({ staff, customer }) => readAccount(staff, { code: `wallet:${customer.userId}`, take }, { locale: "zh" }),
  },
  ...(["waiting", "to_red", "issued"] as const).map(
    (state): Use => ({ what: `tax invoices, ${state}`, run: ({ staff }) => listAllFapiaos(staff, { take, state }) }),
  ),
  {
    what: "tax invoices, search a customer's name",
    run: ({ staff, customer }) => listAllFapiaos(staff, { take, q: customer.name }),
  },
];

const traces: Use[] = [
  { what: "mails", run: ({ staff }) => listMails(staff, { take }) },
  { what: "mails, a page in the middle", run: ({ staff, middle }) => listMails(staff, { take, after: middle.mails }) },
  { what: "mails, oldest first", run: ({ staff }) => listMails(staff, { take, sort: "written" }) },
  ...(["queued", "failed", "kept", "sent"] as const).map(
    (status): Use => ({ what: `mails, ${status}`, run: ({ staff }) => listMails(staff, { take, status }) }),
  ),
  { what: "mails, search an address", run: ({ staff, someone }) => listMails(staff, { take, q: someone }) },
  {
    what: "mails, search a subject",
    run: ({ staff, known }) => listMails(staff, { take, q: known.number.slice(0, 7) }),
  },
  { what: "mails, search what nobody has", run: ({ staff }) => listMails(staff, { take, q: "zzyzx" }) },
  { what: "calls", run: ({ staff }) => listUpstreamCalls(staff, { take }) },
  { what: "calls, oldest first", run: ({ staff }) => listUpstreamCalls(staff, { take, sort: "at" }) },
  {
    what: "calls, a page in the middle",
    run: ({ staff, middle }) => listUpstreamCalls(staff, { take, after: middle.calls }),
  },
  {
    what: "calls, search a rare endpoint",
    run: ({ staff }) => listUpstreamCalls(staff, { take, endpoint: "userdetail" }),
  },
  {
    what: "calls, search one that is never called",
    run: ({ staff }) => listUpstreamCalls(staff, { take, endpoint: "mail.MailUpgrade" }),
  },
  {
    what: "calls, search a common endpoint",
    run: ({ staff }) => listUpstreamCalls(staff, { take, endpoint: "createdom" }),
  },
  ...(["at", "-at"] as const).map(
    (sort): Use => ({
      what: `calls of a domain by ${sort}`,
      run: ({ staff, known }) => listUpstreamCalls(staff, { take, sort, name: known.itemName }),
    }),
  ),
  {
    what: "calls of a domain, narrowed",
    run: ({ staff, known }) =>
      listUpstreamCalls(staff, { take, name: known.itemName, endpoint: "createdom", outcome: "ok" }),
  },
  {
    what: "calls of a domain that nobody has",
    run: ({ staff }) => listUpstreamCalls(staff, { take, name: "中文网.com" }),
  },
  ...(["ok", "rejected", "ours", "unreached", "unknown"] as const).map(
    (outcome): Use => ({ what: `calls, ${outcome}`, run: ({ staff }) => listUpstreamCalls(staff, { take, outcome }) }),
  ),
  ...(["purchase", "write", "read"] as const).map(
    (effect): Use => ({
      what: `calls, only ${effect}`,
      run: ({ staff }) => listUpstreamCalls(staff, { take, effect }),
    }),
  ),
  { what: "audit", run: ({ staff }) => listEvents(staff, { take }) },
  { what: "audit, a page in the middle", run: ({ staff, middle }) => listEvents(staff, { take, after: middle.audit }) },
  { what: "audit, oldest first", run: ({ staff }) => listEvents(staff, { take, sort: "at" }) },
  { what: "audit of a rare action", run: ({ staff }) => listEvents(staff, { take, action: "settings." }) },
  { what: "audit of an action that nobody took", run: ({ staff }) => listEvents(staff, { take, action: "prices." }) },
  ...["登录", "settings", "改", "zzyzx"].map(
    (action): Use => ({
      what: `audit, actions that say ${action}`,
      run: ({ staff }) => listEvents(staff, { take, action }),
    }),
  ),
  { what: "audit of one of the staff", run: ({ staff }) => listEvents(staff, { take, actorId: staff.userId }) },
  {
    what: "audit, search somebody's address",
    run: ({ staff, customer }) => listEvents(staff, { take, person: customer.email }),
  },
  {
    what: "audit, search somebody's address, an action that nobody took",
    run: ({ staff, customer }) => listEvents(staff, { take, person: customer.email, action: "prices." }),
  },
  {
    what: "audit, search a name that many have",
    run: ({ staff, customer }) => listEvents(staff, { take, person: customer.name }),
  },
  {
    what: "audit, search a person whom nobody knows",
    run: ({ staff }) => listEvents(staff, { take, person: "zzyzx" }),
  },
  {
    what: "audit of a customer",
    run: ({ staff, customer }) => listEvents(staff, { take, customerId: customer.userId }),
  },
  {
    what: "audit of an order",
    run: ({ staff, known }) => listEvents(staff, { take, subjectKind: "order", subjectId: known.orderId }),
  },
  ...(["number", "itemName", "reference", "paymentNumber"] as const).map(
    (key): Use => ({
      what: `everything by ${key}`,
      run: ({ staff, known }) => searchEverything(staff, { q: known[key] }),
    }),
  ),
  ...(
    ["¥1,000.00", "12.34", "zzyzx", "kq", "R-2026-000001", "F261127-00042", "R261127", "B261127", "26312000"] as const
  ).map((q): Use => ({ what: `everything, ${q}`, run: ({ staff }) => searchEverything(staff, { q }) })),
  {
    what: "everything, a number that seems frequent in names and is not",
    run: ({ staff }) => searchEverything(staff, { q: "2026" }),
    reads:
      "the services in the order of their expiry, as the list's own search does: PostgreSQL expects to find some soon",
  },
  {
    what: "everything by a customer's address",
    run: ({ staff, customer }) => searchEverything(staff, { q: customer.email }),
  },
  { what: "health", run: () => readHealth() },
  {
    what: "the first page of staff",
    run: ({ staff }) => readStaffHome(staff),
    reads: "orders of fourteen days and what expires in thirty days: counted by no table",
  },
  {
    what: "what waits on each page",
    run: ({ staff }) => countByPage(staff, new Date()),
  },
];

/** One or two Chinese characters inside a name: that many have, that none has, that each mail has in its subject. */
const shortTexts: Use[] = ["建国", "国", "锐拓", "开通"].flatMap((q): Use[] => [
  { what: `customers, search ${q}`, run: ({ staff }) => listCustomers(staff, { take, q }) },
  { what: `orders, search ${q}`, run: ({ staff }) => listAllOrders(staff, { take, q }) },
  {
    what: `services, search ${q}`,
    run: ({ staff }) => listAllServices(staff, { take, sort: "expires", q }),
    ...(q.endsWith("国")
      ? {
          reads:
            "services in the order of their expiry: one customer in twelve is called so, PostgreSQL expects one soon",
        }
      : {}),
  },
  { what: `top-ups, search ${q}`, run: ({ staff }) => listAllTopUps(staff, { take, state: "confirmed", q }) },
  { what: `mails, search ${q}`, run: ({ staff }) => listMails(staff, { take, q }) },
  { what: `audit, search ${q}`, run: ({ staff }) => listEvents(staff, { take, person: q }) },
  { what: `everything, ${q}`, run: ({ staff }) => searchEverything(staff, { q }) },
]);

const tickets: Use[] = [
  { what: "tickets", run: ({ staff }) => listAllTickets(staff, { take }) },
  ...(["open", "waiting", "closed", "unfinished"] as const).map(
    (state): Use => ({ what: `tickets, ${state}`, run: ({ staff }) => listAllTickets(staff, { take, state }) }),
  ),
  ...(["mine", "none"] as const).map(
    (assignee): Use => ({
      what: `tickets, ${assignee}`,
      run: ({ staff }) => listAllTickets(staff, { take, assignee, state: "unfinished" }),
    }),
  ),
  {
    what: "tickets of a customer",
    run: ({ staff, customer }) => listAllTickets(staff, { take, customerId: customer.userId }),
  },
  ...["T2611", "解析没有生效 100", "国", "zzyzx"].map(
    (q): Use => ({ what: `tickets, search ${q}`, run: ({ staff }) => listAllTickets(staff, { take, q }) }),
  ),
  {
    what: "tickets, search an e-mail",
    run: ({ staff, customer }) => listAllTickets(staff, { take, q: customer.email }),
  },
];

export const staffPages: readonly Use[] = [
  ...orders,
  ...services,
  ...people,
  ...money,
  ...traces,
  ...shortTexts,
  ...tickets,
  { what: "receipts", run: ({ staff }) => listAllPapers(staff, { take }) },
  { what: "credit notes", run: ({ staff }) => listAllPapers(staff, { take, kind: "credit_note" }) },
  { what: "receipts of a month", run: ({ staff }) => listAllPapers(staff, { take, month: "2026-10" }) },
  { what: "a receipt by its number", run: ({ staff }) => listAllPapers(staff, { take, q: "R-2026-000042" }) },
  { what: "receipts of a customer", run: ({ staff, customer }) => listAllPapers(staff, { take, q: customer.name }) },
];
