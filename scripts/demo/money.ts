import PDFDocument from "pdfkit";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { createFapiaoProfile } from "@/lib/fapiao/profiles/create-fapiao-profile";
import { requestFapiao } from "@/lib/fapiao/request-fapiao";
import { issueFapiao } from "@/lib/fapiao/staff/issue-fapiao";
import { writePapers } from "@/lib/papers/write-papers";
import { askRefund } from "@/lib/paying/ask-refund";
import { approveRefund } from "@/lib/paying/decide-refund";
import { listOpenGateways } from "@/lib/paying/list-payable";
import { sendRefund } from "@/lib/paying/send-refund";
import { settlePayment } from "@/lib/paying/settle-payment";
import { startPayment } from "@/lib/paying/start-payment";
import type { SandboxControl } from "@/sandbox/control/control";
import type { DemoShop } from "./shop";

const PAID_FEN = [30_000n, 20_000n, 50_000n];
const BACK_FEN = 8_000n;
/** Enough to look at; the worker writes the others at night. */
const MOST_RECEIPTS = 20;

/**
 * What the demo customer did today, by the use cases that people use: a payment through each gateway that is set up, a part of one refunded
 * to its source, the receipts of the latest orders, one fapiao that was issued, and one that waits for staff.
 */
export async function spendDemoMoney({ staff, customers }: DemoShop, control: SandboxControl): Promise<void> {
  const session = { sessionId: newId(), ip: "203.0.113.20" };
  const customer: CustomerActor = { kind: "customer", userId: customers[0]?.id ?? "", ...session };
  const finance: StaffActor = { kind: "staff", role: "finance", userId: staff.finance, ...session };
  await payThroughEach(customer, finance, control);
  await writeReceipts(customer);
  await askForFapiao(customer, finance);
}

async function payThroughEach(customer: CustomerActor, finance: StaffActor, control: SandboxControl): Promise<void> {
  const paid: string[] = [];
  for (const [nth, { id: gateway }] of (await listOpenGateways()).entries()) {
    const wanted = { gateway, device: "desktop", amountFen: PAID_FEN[nth % PAID_FEN.length] ?? BACK_FEN } as const;
    const { id, number, entry } = await startPayment(customer, wanted, { locale: "zh", headers: new Headers() });
    // A gateway knows nothing of a payment whose page nobody has opened.
    if (entry?.kind === "address") await fetch(entry.url);
    await control.pay({ gateway, number });
    const { state } = await settlePayment(id, { again: true });
    if (state === "paid") paid.push(id);
  }
  const [first] = paid;
  if (first === undefined) return;
  const wanted = { id: first, amountFen: BACK_FEN, reason: "多充了，先退一部分" };
  const { id } = await askRefund(customer, wanted, { idempotencyKey: newId() });
  await approveRefund(finance, { id });
  await sendRefund(id);
}

async function writeReceipts({ userId: customerId }: CustomerActor): Promise<void> {
  const orders = await db.order.findMany({
    where: { customerId, state: { in: ["done", "mixed"] } },
    orderBy: { finishedAt: "desc" },
    select: { id: true },
    take: MOST_RECEIPTS,
  });
  for (const { id } of orders.toReversed()) await writePapers(db, id);
}

async function askForFapiao(customer: CustomerActor, finance: StaffActor): Promise<void> {
  const items = await db.orderItem.findMany({
    where: { customerId: customer.userId, state: "done", priceFen: { gt: 0 }, refunds: { none: {} } },
    orderBy: { createdAt: "desc" },
    take: 3,
    select: { id: true, priceFen: true },
  });
  const [newest, ...older] = items;
  if (!newest || older.length === 0) return;
  const { email } = await db.user.findUniqueOrThrow({ where: { id: customer.userId }, select: { email: true } });
  const { id: profileId } = await createFapiaoProfile(customer, {
    ...{ kind: "company", title: "杭州青禾茶业有限公司", taxNumber: "91330106MA2KCX7R4W", email },
    ...{ address: "", phone: "", bank: "", bankAccount: "" },
  });
  const ask = (asked: typeof items) =>
    requestFapiao(customer, {
      ...{ profileId, kind: "ordinary", itemIds: asked.map(({ id }) => id) },
      amountFen: asked.reduce((sum, { priceFen }) => sum + priceFen, 0n),
    });
  const { id } = await ask(older);
  const amountFen = older.reduce((sum, { priceFen }) => sum + priceFen, 0n);
  const number = "26332000000000000001";
  const content = (await demoFapiaoFile(number)).toString("base64");
  const file = { name: `${number}.pdf`, content };
  await issueFapiao(finance, { id, code: "", number, issuedOn: shanghaiDay(new Date()), amountFen, file });
  await ask([newest]);
}

/** In place of the tax office's file. */
function demoFapiaoFile(number: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const doc = new PDFDocument({ size: "A5", layout: "landscape" });
    const parts: Buffer[] = [];
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(Buffer.concat(parts)));
    doc.on("error", reject);
    doc.fontSize(16).text(`Demo fapiao ${number}`);
    doc.fontSize(11).text("Not a tax document.");
    doc.end();
  });
}
