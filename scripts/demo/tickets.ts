import { newId } from "@/lib/core/id";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import type { Prisma } from "@/lib/db/generated/client";
import { openTicket } from "@/lib/tickets/open-ticket";
import { sealFile } from "@/lib/tickets/seal-file";
import { answerTicket } from "@/lib/tickets/staff/answer-ticket";
import type { DemoCustomer, DemoService, DemoShop } from "./shop";

/** Who writes, how long after the ticket was opened, and what. */
type Line = readonly [by: "customer" | "staff" | "note", afterMs: number, body: string];

interface Wanted {
  customer: DemoCustomer;
  openedAt: Date;
  subject: string;
  about?: Pick<Prisma.TicketCreateManyInput, "serviceId" | "orderId">;
  state: NonNullable<Prisma.TicketCreateManyInput["state"]>;
  lines: readonly Line[];
  assigned?: boolean;
}

const SAVED = [
  [
    "解析多久生效",
    "{customer}，您好：\n解析改动一般 10 分钟内生效，各地缓存最长要 48 小时。请换一个网络，或清空本机缓存后再试。",
  ],
  ["需要更多信息", "{customer}，您好：\n请补充出现问题的时间、访问的网址和看到的提示，最好附一张截图，我们马上查。"],
  ["已经转给机房", "{customer}，您好：\n工单 {ticket} 已经转给机房处理，有结果会在这里答复您。"],
  ["实名审核要多久", "{customer}，您好：\n实名审核一般 1 到 2 个工作日有结果，结果会发邮件给您。"],
] as const;

/** Tickets in every state: new ones, one that has waited too long, some with the upstream, and those of the last months. */
export function leaveTickets(shop: DemoShop): void {
  const { now, customers, rows, staff } = shop;
  const [first, second, third, fourth] = customers;
  if (!first || !second || !third || !fourth) throw new Error("too few customers");
  const ago = (ms: number) => addMs(now, -ms);
  SAVED.forEach(([title, body], n) => {
    rows.savedReplies.push({ title, body, createdAt: ago((90 - n) * DAY_MS), updatedAt: ago((90 - n) * DAY_MS) });
  });

  const log = write(shop, {
    ...{ customer: first, openedAt: ago(40 * MINUTE_MS), subject: "网站今天上午打不开", state: "open" },
    about: { serviceId: serviceOf(shop, first, "hosting")?.id },
    lines: [["customer", 0, "今天上午 9 点多开始网站打不开，浏览器提示 500。\n附上错误日志，麻烦看一下。"]],
  });
  attach(shop, log, "error.log", "[error] 500 Internal Server Error\nupstream sent no response\n");
  write(shop, {
    ...{ customer: second, openedAt: ago(13 * HOUR_MS), subject: "发票抬头写错了能改吗", state: "open" },
    lines: [["customer", 0, "上个月的发票抬头少了“有限公司”四个字，能换开吗？"]],
  });
  const orderId = rows.orders.find(({ customerId, state }) => customerId === third.id && state === "done")?.id;
  write(shop, {
    ...{ customer: third, openedAt: ago(2 * DAY_MS), subject: "订单里的域名什么时候能用", state: "answered" },
    ...(orderId ? { about: { orderId } } : {}),
    ...{ assigned: true },
    lines: [
      ["customer", 0, "付款后已经显示开通，域名还打不开。"],
      ["note", 20 * MINUTE_MS, "实名还没过，已提醒过一次。"],
      ["staff", HOUR_MS, "您好，域名已经注册成功。实名审核通过之后才能解析，请到“注册人”里看审核进度。"],
    ],
  });
  for (const [n, subject] of ["邮箱收不到外部来信", "想把域名转到别的账户", "云服务器怎么加硬盘"].entries()) {
    const customer = [first, fourth, second][n] ?? first;
    write(shop, {
      ...{ customer, openedAt: ago((12 + 30 * n) * DAY_MS), subject, state: "closed", assigned: true },
      lines: [
        ["customer", 0, `${subject}，麻烦帮忙看看。`],
        ["staff", 3 * HOUR_MS, "您好，已经处理好了，请您再试一次。"],
        ["customer", 5 * HOUR_MS, "可以了，谢谢。"],
      ],
    });
  }
  askUpstream(shop, [first, second, third]);
  for (const { id, customerId, createdAt } of rows.tickets)
    if (rows.ticketMessages.some(({ ticketId, kind }) => ticketId === id && kind === "staff"))
      shop.audit(addMs(createdAt as Date, HOUR_MS), staff.support, "tickets.answer", "ticket", id ?? "", customerId);
}

/** Three that were passed on: one waits for the upstream's answer, one for staff's decision about it, and one may not have arrived. */
function askUpstream(shop: DemoShop, [first, second, third]: [DemoCustomer, DemoCustomer, DemoCustomer]): void {
  const { now, rows, staff, upstream } = shop;
  const passOn = (customer: DemoCustomer, state: "open" | "waiting", openedAt: Date, subject: string, body: string) => {
    const about = { serviceId: serviceOf(shop, customer, "domain")?.id };
    const ticketId = write(shop, {
      ...{ customer, openedAt, subject, about, state, assigned: true },
      lines: [
        ["customer", 0, body],
        ["staff", HOUR_MS, "您好，我们已经转给注册局核实，有结果马上答复您。"],
      ],
    });
    const at = addMs(openedAt, HOUR_MS + MINUTE_MS);
    const id = newId(at.getTime());
    const relay = { id, ticketId, text: body, askedBy: staff.support, createdAt: at, sentAt: at };
    return {
      at,
      relay: { ...relay, category: "domain_technical", product: serviceOf(shop, customer, "domain")?.name },
    };
  };

  const waits = passOn(
    first,
    "waiting",
    addMs(now, -3 * HOUR_MS),
    "域名解析时好时坏",
    "域名有时能解析，有时不能，请帮忙查一下。",
  );
  const asked = upstream.question(waits.relay.text, waits.at, null);
  rows.relays.push({
    ...waits.relay,
    ...{ state: "sent", upstreamId: asked, settledAt: waits.at, upstreamState: "processing" },
    ...{ checkedAt: now, waitsSince: waits.at, nextCheckAt: addMs(now, 30_000) },
  });

  const decides = passOn(second, "open", addMs(now, -26 * HOUR_MS), "转移码收不到", "点了发送转移码，邮箱一直收不到。");
  const answer = "您好，转移码已重新发送到所有者邮箱，请查收；收不到请检查垃圾邮件。";
  const answeredAt = addMs(decides.at, 5 * HOUR_MS);
  const answered = upstream.question(decides.relay.text, decides.at, { text: answer, at: answeredAt });
  rows.relays.push({
    ...decides.relay,
    ...{ state: "sent", upstreamId: answered, settledAt: decides.at, upstreamState: "finished" },
    ...{ checkedAt: now, waitsSince: answeredAt, nextCheckAt: addMs(now, 3 * HOUR_MS) },
  });
  rows.upstreamAnswers.push({
    ...{ relayId: decides.relay.id, upstreamId: `${Number(answered) + 1}`, text: answer },
    ...{ repliedAt: answeredAt, seenAt: answeredAt },
  });

  const lost = passOn(
    third,
    "open",
    addMs(now, -5 * HOUR_MS),
    "域名被停止解析",
    "域名今天突然不能解析，查到状态是 serverHold。",
  );
  rows.relays.push({ ...lost.relay, state: "unknown", reason: "timeout" });
}

/** @returns the ticket's id */
function write(shop: DemoShop, { customer, openedAt, subject, about, state, lines, assigned }: Wanted): string {
  const { rows, staff } = shop;
  const id = newId(openedAt.getTime());
  const lastOf = (kinds: readonly string[]) =>
    addMs(openedAt, Math.max(...lines.filter(([by]) => kinds.includes(by)).map(([, afterMs]) => afterMs)));
  const lastAt = lastOf(["customer", "staff"]);
  const isAnswered = lines.some(([by]) => by === "staff");
  rows.tickets.push({
    // Numbered when they are written, in the order in which they were opened.
    ...{ id, number: "", customerId: customer.id, subject, state, createdAt: openedAt, lastAt, ...about },
    ...(assigned ? { assigneeId: staff.support } : {}),
    ...(isAnswered ? {} : { unansweredAt: openedAt }),
    ...(state === "closed" ? { closedAt: lastAt } : {}),
  });
  for (const [kind, afterMs, body] of lines) {
    const createdAt = addMs(openedAt, afterMs);
    const authorId = kind === "customer" ? customer.id : staff.support;
    rows.ticketMessages.push({ id: newId(createdAt.getTime()), ticketId: id, kind, authorId, body, createdAt });
  }
  return id;
}

function attach({ rows }: DemoShop, ticketId: string, name: string, text: string): void {
  const message = rows.ticketMessages.find((one) => one.ticketId === ticketId);
  const id = newId();
  const bytes = Buffer.from(text);
  rows.ticketAttachments.push({
    ...{ id, ticketId, messageId: message?.id ?? "", name, mediaType: "text/plain" },
    ...{ byteCount: bytes.length, contentEnc: sealFile(id, bytes), createdAt: message?.createdAt ?? new Date() },
  });
}

const serviceOf = ({ services }: DemoShop, customer: DemoCustomer, productLine: string): DemoService | undefined =>
  services.find(
    (service) =>
      service.customer.id === customer.id && service.product.productLine === productLine && service.state === "active",
  );

/** One that is written as people write it, so that its mail is in the outbox and can be answered. */
export async function answerOneTicket({ staff, customers }: DemoShop): Promise<void> {
  const session = { sessionId: newId(), ip: "203.0.113.20" };
  const customer = { kind: "customer", userId: customers[0]?.id ?? "", ...session } as const;
  const subject = "续费后到期时间没有变";
  const { id } = await openTicket(customer, { subject, body: "昨天续了一年，列表里还是旧的到期时间。", files: [] });
  const support = { kind: "staff", role: "support", userId: staff.support, ...session } as const;
  const body = "您好，续费已经成功，到期时间半小时内更新。\n如果还没有变，请直接回复这封邮件。";
  await answerTicket(support, { id, body, files: [], close: false });
}
