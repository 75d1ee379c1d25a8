import type { Prisma } from "@/lib/db/generated/client";

/** A transaction of the books; `ledger_post` writes them in the order of time. */
export interface DemoTransaction {
  key: string;
  kind: string;
  at: Date;
  memo?: string;
  ref?: { kind: string; id: string };
  actorId?: string;
  entries: (readonly [account: string, fen: bigint])[];
}

/** A mail that is written once everything else is. */
export interface DemoMail {
  at: Date;
  userId: string;
  to: string;
  item: {
    name: string;
    number: string;
    orderId: string;
    productLine: string;
    action: string;
    years: number;
    months: number;
  };
  serviceId: string | null;
  expiresAt: Date | null;
  priceFen: bigint;
  reason: string | null;
}

/** Everything that the demo shop's database gets, by table. */
export class DemoRows {
  readonly users: Prisma.UserCreateManyInput[] = [];
  readonly registrants: Prisma.RegistrantCreateManyInput[] = [];
  readonly reviews: Prisma.RealNameReviewCreateManyInput[] = [];
  readonly documents: Prisma.ReviewDocumentCreateManyInput[] = [];
  readonly services: Prisma.ServiceCreateManyInput[] = [];
  readonly serviceEvents: Prisma.ServiceEventCreateManyInput[] = [];
  readonly orders: Prisma.OrderCreateManyInput[] = [];
  readonly items: Prisma.OrderItemCreateManyInput[] = [];
  readonly attempts: Prisma.AttemptCreateManyInput[] = [];
  readonly itemEvents: Prisma.ItemEventCreateManyInput[] = [];
  readonly claims: Prisma.ClaimCreateManyInput[] = [];
  readonly refunds: Prisma.RefundCreateManyInput[] = [];
  readonly topUps: Prisma.TopUpCreateManyInput[] = [];
  readonly adjustments: Prisma.AdjustmentCreateManyInput[] = [];
  readonly agentBalances: Prisma.AgentBalanceCreateManyInput[] = [];
  readonly zoneChanges: Prisma.ZoneChangeCreateManyInput[] = [];
  readonly auditEvents: Prisma.AuditEventCreateManyInput[] = [];
  readonly bookChecks: Prisma.BookCheckCreateManyInput[] = [];
  readonly priceRules: Prisma.PriceRuleCreateManyInput[] = [];
  readonly tickets: Prisma.TicketCreateManyInput[] = [];
  readonly ticketMessages: Prisma.TicketMessageCreateManyInput[] = [];
  readonly ticketAttachments: Prisma.TicketAttachmentCreateManyInput[] = [];
  readonly relays: Prisma.TicketRelayCreateManyInput[] = [];
  readonly upstreamAnswers: Prisma.UpstreamAnswerCreateManyInput[] = [];
  readonly savedReplies: Prisma.SavedReplyCreateManyInput[] = [];
  readonly transactions: DemoTransaction[] = [];
  readonly mails: DemoMail[] = [];
}
