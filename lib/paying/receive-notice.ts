import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { TooLate, within } from "@/lib/core/within";
import { db } from "@/lib/db/client";
import { enqueuing } from "@/lib/db/enqueue";
import { Prisma } from "@/lib/db/generated/client";
import { askDisputeJob } from "@/lib/db/queued-jobs";
import type { NoticeSubject } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import type { RequestContext } from "@/lib/http/serve";
import { settleDispute } from "./disputes/settle-dispute";
import { sendRefund } from "./send-refund";
import { settlePayment } from "./settle-payment";

/** WeChat wants an answer within five seconds, and takes a later one for none. The gateway itself may take ten to answer us. */
const ANSWER_WITHIN_MS = 3_000;

/**
 * A gateway's notice. Once its signature has been verified, the gateway is asked about that payment, refund or dispute; what the notice says
 * is not used. It is answered after three seconds even if the gateway has not answered us: the question goes on, and is repeated by a job
 * if this process ends before. Safe to repeat.
 * @throws AppError payments.notice_signature (400), not_found, gateways.not_set_up.
 */
export async function receiveNotice(
  _actor: Actor,
  { gateway: id, body }: { gateway: string; body: string },
  { headers }: Pick<RequestContext, "headers">,
): Promise<Response> {
  const { gateway, client } = await openGateway(id);
  const notice = await client.readNotice({ headers, body: Buffer.from(body, "base64").toString("utf8") });
  if (!notice) throw new AppError("payments.notice_signature", 400);
  const question = await questionOf(id, notice);
  if (question) await answeredOrLate(question(), id);
  const { status, type, body: text } = gateway.received;
  return new Response(text, { status, headers: { "content-type": type, "cache-control": "no-store" } });
}

/** What is to be asked because of a notice; each question first writes down when it is asked again. @throws AppError not_found. */
async function questionOf(gateway: string, notice: NoticeSubject): Promise<(() => Promise<unknown>) | null> {
  if (notice.about === "payment") {
    const row = await db.payment.findUnique({ where: { number: notice.number, gateway }, select: { id: true } });
    if (!row) throw notFound("payment");
    return () => settlePayment(row.id);
  }
  if (notice.about === "refund") {
    const where = { number: notice.number, payment: { gateway } };
    const row = await db.paymentRefund.findFirst({ where, select: { id: true } });
    if (!row) throw notFound("refund");
    return () => sendRefund(row.id);
  }
  if (notice.about === "dispute") {
    const id = await writeDispute(gateway, notice.gatewayRef);
    return () => settleDispute(id);
  }
  return null;
}

/** The row of a dispute. It is written before the gateway is asked, so that no notice is lost with the process that got it; in one statement, because many come at once. */
async function writeDispute(gateway: string, gatewayRef: string): Promise<string> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    WITH noticed AS (
      INSERT INTO payment_disputes (id, gateway, gateway_ref, next_ask_at)
      VALUES (${newId()}::uuid, ${gateway}, ${gatewayRef}, clock_timestamp())
      ON CONFLICT (gateway, gateway_ref) DO UPDATE SET next_ask_at = clock_timestamp() RETURNING id)
    SELECT id::text AS id, ${enqueuing(askDisputeJob, Prisma.sql`noticed.id`)} AS queued FROM noticed`;
  if (!row) throw new Error(`the dispute ${gatewayRef} was not written`);
  return row.id;
}

async function answeredOrLate(question: Promise<unknown>, gateway: string): Promise<void> {
  try {
    await within(ANSWER_WITHIN_MS, question);
  } catch (error) {
    if (!(error instanceof TooLate)) throw error;
    question.catch((late: unknown) => log.error({ err: late, gateway }, "a notice's question failed"));
  }
}
