import { z } from "zod";
import { fenText, instant } from "@/lib/http/contract";

/** One kind of event that webhooks are told of. */
interface WebhookEvent<D extends z.ZodType = z.ZodType> {
  /** Who may be told: the customer whom it concerns and the shop, or the shop alone. */
  audience: "customer" | "shop";
  /** What is sent as `data`. Only what stands here is sent, so nothing secret gets out by a field that was added elsewhere. */
  data: D;
  /** As it is sent; shown in the guide. */
  example: z.input<D>;
}

const event = <D extends z.ZodType>(declared: WebhookEvent<D>): WebhookEvent<D> => declared;

const id = z.uuid();
const ofCustomer = { customerId: id };

const item = z.object({
  id,
  productLine: z.string(),
  action: z.string(),
  displayName: z.string(),
  state: z.string(),
  priceFen: fenText,
  serviceId: id.nullable(),
  /** Why it was refunded: the code of a reason. */
  reason: z.string().nullable(),
});
const order = z.object({ ...ofCustomer, orderId: id, number: z.string(), totalFen: fenText, items: z.array(item) });
const service = z.object({
  ...ofCustomer,
  serviceId: id,
  productLine: z.string(),
  displayName: z.string(),
  expiresAt: instant.nullable(),
});
const dueService = service.extend({ daysLeft: z.int(), autoRenew: z.boolean() });
const record = z.object({
  host: z.string(),
  type: z.string(),
  ttlSeconds: z.int(),
  value: z.string(),
  priority: z.int().nullable(),
});
const ticket = z.object({ ...ofCustomer, ticketId: id, number: z.string(), subject: z.string(), state: z.string() });
const edge = z.enum(["began", "ended"]);

const [customerId, orderId, serviceId, otherId] = [
  "019ab2c4-0000-7000-8000-000000000001",
  "019ab2c4-0000-7000-8000-000000000002",
  "019ab2c4-0000-7000-8000-000000000003",
  "019ab2c4-0000-7000-8000-000000000004",
] as const;
const exampleItem = {
  ...{ id: otherId, productLine: "domain", action: "purchase", displayName: "example.com" },
  ...{ state: "done", priceFen: "7500", serviceId, reason: null },
};
const exampleOrder = { customerId, orderId, number: "20261128-4K7Q", totalFen: "7500", items: [exampleItem] };
const exampleService = { customerId, serviceId, productLine: "domain", displayName: "example.com" };
const exampleTicket = { customerId, ticketId: otherId, number: "T2611-0042", subject: "MX" };

/** Every event, by its name. A name is "subject.what", and stays once programs know it. */
export const webhookEvents = {
  "order.placed": event({
    audience: "customer",
    data: order,
    example: { ...exampleOrder, items: [{ ...exampleItem, state: "placed", serviceId: null }] },
  }),
  /** All of its items are final, and at least one of them was delivered. */
  "order.completed": event({ audience: "customer", data: order, example: exampleOrder }),
  /** All of its items are final, and none was delivered. */
  "order.failed": event({
    audience: "customer",
    data: order,
    example: {
      ...exampleOrder,
      items: [{ ...exampleItem, state: "refunded", serviceId: null, reason: "name_taken" }],
    },
  }),
  /** The money of one item is back in the wallet: it was not delivered, or staff refunded it. */
  "order.refunded": event({
    audience: "customer",
    data: z.object({ ...ofCustomer, orderId: id, number: z.string(), refundedFen: fenText, item }),
    example: {
      ...{ customerId, orderId, number: "20261128-4K7Q", refundedFen: "7500" },
      item: { ...exampleItem, state: "refunded", serviceId: null, reason: "name_taken" },
    },
  }),
  "service.opened": event({
    audience: "customer",
    data: service,
    example: { ...exampleService, expiresAt: "2027-11-28T03:00:00.000Z" },
  }),
  /** It went to another customer's account: its id answers to nothing any more. */
  "service.handed_over": event({
    audience: "customer",
    data: service,
    example: { ...exampleService, expiresAt: "2027-11-28T03:00:00.000Z" },
  }),
  /** It came from another customer's account, under an id of its own. */
  "service.received": event({
    audience: "customer",
    data: service,
    example: { ...exampleService, expiresAt: "2027-11-28T03:00:00.000Z" },
  }),
  "service.renewed": event({
    audience: "customer",
    data: service,
    example: { ...exampleService, expiresAt: "2028-11-28T03:00:00.000Z" },
  }),
  /** Another configuration, more points, a template: whatever was bought for a service without another term. */
  "service.upgraded": event({
    audience: "customer",
    data: service,
    example: { ...exampleService, productLine: "hosting", expiresAt: "2027-11-28T03:00:00.000Z" },
  }),
  "service.expiring": event({
    audience: "customer",
    data: dueService,
    example: { ...exampleService, expiresAt: "2026-12-05T03:00:00.000Z", daysLeft: 7, autoRenew: false },
  }),
  "service.expired": event({
    audience: "customer",
    data: dueService,
    example: { ...exampleService, expiresAt: "2026-11-27T03:00:00.000Z", daysLeft: -1, autoRenew: false },
  }),
  "dns.changed": event({
    audience: "customer",
    data: z.object({
      ...ofCustomer,
      serviceId: id,
      domain: z.string(),
      changeId: id,
      /** "customer", "staff", "system" or "outside": changed elsewhere, and found at night. */
      by: z.string(),
      /** The name of the API token, where a program made the change. */
      token: z.string().nullable(),
      /** The first hundred of each; the counts are of all. */
      removed: z.array(record),
      removedCount: z.int(),
      added: z.array(record),
      addedCount: z.int(),
    }),
    example: {
      ...{ customerId, serviceId, domain: "example.com", changeId: otherId, by: "customer", token: "router" },
      ...{
        removed: [{ host: "home", type: "A", ttlSeconds: 600, value: "203.0.113.7", priority: null }],
        removedCount: 1,
      },
      ...{ added: [{ host: "home", type: "A", ttlSeconds: 600, value: "203.0.113.8", priority: null }], addedCount: 1 },
    },
  }),
  "ticket.opened": event({ audience: "customer", data: ticket, example: { ...exampleTicket, state: "open" } }),
  /** Staff have answered. */
  "ticket.answered": event({ audience: "customer", data: ticket, example: { ...exampleTicket, state: "answered" } }),
  /** The customer has written again. */
  "ticket.replied": event({ audience: "customer", data: ticket, example: { ...exampleTicket, state: "open" } }),
  "payment.succeeded": event({
    audience: "customer",
    data: z.object({ ...ofCustomer, number: z.string(), method: z.string(), amountFen: fenText }),
    example: { customerId, number: "P2611280001", method: "alipay", amountFen: "10000" },
  }),
  /** A refund to where the money came from has ended. */
  "payment.refunded": event({
    audience: "customer",
    data: z.object({ ...ofCustomer, number: z.string(), payment: z.string(), amountFen: fenText, state: z.string() }),
    example: { customerId, number: "R2611280001", payment: "P2611280001", amountFen: "10000", state: "done" },
  }),
  "balance.low": event({
    audience: "shop",
    data: z.object({ edge, availableFen: fenText.nullable(), alarmFen: fenText.nullable(), beganAt: instant }),
    example: { edge: "began", availableFen: "48000", alarmFen: "50000", beganAt: "2026-11-28T03:00:00.000Z" },
  }),
  "health.alert": event({
    audience: "shop",
    data: z.object({ edge, part: z.string(), detail: z.string(), beganAt: instant }),
    example: { edge: "began", part: "queue", detail: "late", beganAt: "2026-11-28T03:00:00.000Z" },
  }),
} as const satisfies Record<string, WebhookEvent>;

export type WebhookEventName = keyof typeof webhookEvents;
export type WebhookData<E extends WebhookEventName> = z.output<(typeof webhookEvents)[E]["data"]>;

export const webhookEventNames = Object.keys(webhookEvents) as WebhookEventName[];

/** The events that webhooks of customers, or of the shop, can choose. */
export const webhookEventsOf = (owner: "customer" | "shop"): WebhookEventName[] =>
  webhookEventNames.filter((name) => owner === "shop" || webhookEvents[name].audience === "customer");

/** What a press sends to try an endpoint; no webhook chooses it. */
export const TEST_EVENT = "webhook.test";

/** The text of a message as the Standard Webhooks specification has it. */
export const webhookBody = (type: string, at: Date, data: unknown): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data });
