import "server-only";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import type { FapiaoSending } from "@/lib/db/generated/client";
import { readSetting } from "@/lib/settings/read-setting";
import { checkFapiaoFile, type FapiaoFile } from "../check-fapiao-file";
import { lockFapiao, openSending } from "../lock-fapiao";
import { registerBlue, registerRed } from "../register-paper";
import type { FapiaoAnswer, FapiaoOrder, FapiaoService } from "./fapiao-service";

/** What is sending for longer has lost its worker or its answer: the service is asked. Longer than any call takes. */
const LOST_AFTER_MS = MINUTE_MS;
const MOST = 50;

/**
 * Sends what is written down, and asks after what was sent. `sending` is committed before a call; an answer that does not come is found
 * out by asking under the same number, and only what the service proves not to have is sent again, under that number. Nothing is
 * issued twice. Safe to repeat, and for several workers at once.
 */
export async function advanceSendings(service: FapiaoService, now: Date): Promise<void> {
  const open = await db.fapiaoSending.findMany({
    where: {
      OR: [
        { state: { in: ["queued", "accepted"] } },
        { state: "sending", sentAt: { lte: addMs(now, -LOST_AFTER_MS) } },
      ],
    },
    orderBy: { createdAt: "asc" },
    take: MOST,
  });
  for (const sending of open) await advance(service, sending, now);
}

async function advance(service: FapiaoService, sending: FapiaoSending, now: Date): Promise<void> {
  let answer: FapiaoAnswer = { kind: "absent" };
  if (sending.state !== "queued") answer = await service.query(sending.reference);
  if (answer.kind === "absent") {
    const { id, state, sentAt } = sending;
    // Committed before it is sent; of two workers one goes on.
    const mine = await db.fapiaoSending.updateMany({
      where: { id, state, sentAt },
      data: { state: "sending", sentAt: now },
    });
    if (mine.count === 0) return;
    const order = await orderOf(sending);
    answer = await (sending.color === "blue" ? service.issue(order) : service.red(order));
  }
  await record(sending, answer, now);
}

async function orderOf({ requestId, reference, color, amountFen }: FapiaoSending): Promise<FapiaoOrder> {
  const request = await db.fapiaoRequest.findUniqueOrThrow({
    where: { id: requestId },
    include: { papers: { where: { color: "blue" }, select: { code: true, number: true } } },
  });
  const { kind, title, taxNumber, address, phone, bank, bankAccount, email } = request;
  const { itemName, taxRateBasisPoints } = await readSetting("fapiao");
  const [blue] = request.papers;
  return {
    ...{ reference, kind, itemName, taxRateBasisPoints, amountFen },
    buyer: { title, taxNumber, address, phone, bank, bankAccount, email },
    ...(color === "red" && blue ? { blue } : {}),
  };
}

async function record(sending: FapiaoSending, answer: FapiaoAnswer, now: Date): Promise<void> {
  const { id, reference } = sending;
  switch (answer.kind) {
    case "issued":
      return register(sending, answer, now);
    case "accepted":
      await db.fapiaoSending.updateMany({ where: { id, ...openSending }, data: { state: "accepted" } });
      return;
    case "refused":
      return refuse(sending, answer.reason, now);
    case "absent":
      // A service answers this to a question, never to an order.
      log.error({ reference }, "the fapiao service answered an order as if it were a question");
      return;
    case "unknown":
      await db.fapiaoSending.updateMany({ where: { id, state: "sending" }, data: { reason: answer.reason } });
  }
}

async function register(
  sending: FapiaoSending,
  { file, code, number, issuedOn }: Extract<FapiaoAnswer, { kind: "issued" }>,
  now: Date,
): Promise<void> {
  const checked = readableFile(file);
  if (!checked) {
    await db.fapiaoSending.updateMany({ where: { id: sending.id }, data: { reason: "the file can't be read" } });
    return;
  }
  const paper = { code, number, issuedOn, file: checked };
  await db.$transaction(async (tx) => {
    const request = await lockFapiao(tx, sending.requestId);
    if (!(await settle(tx, sending, "done", now))) return;
    const by = { byId: null, now };
    if (sending.color === "red") await registerRed(tx, request, paper, by);
    // Over what was sent: after a refund meanwhile it is too much, and must be made red.
    else await registerBlue(tx, request, { ...paper, amountFen: sending.amountFen }, by);
  });
}

function readableFile(file: { name: string; content: string }): FapiaoFile | null {
  try {
    return checkFapiaoFile(file);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Staff issue it themselves, or reject it. What was refunded in full meanwhile has nothing left to issue. */
async function refuse(sending: FapiaoSending, reason: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const request = await lockFapiao(tx, sending.requestId);
    if (!(await settle(tx, sending, "refused", now, reason))) return;
    if (request.state === "waiting" && request.amountFen === 0n)
      await tx.fapiaoRequest.update({ where: { id: request.id }, data: { state: "withdrawn", stateAt: now } });
  });
}

/** @returns whether it was still open. */
async function settle(
  tx: Tx,
  { id }: FapiaoSending,
  state: "done" | "refused",
  now: Date,
  reason: string | null = null,
): Promise<boolean> {
  const data = { state, reason, settledAt: now };
  const mine = await tx.fapiaoSending.updateMany({ where: { id, ...openSending }, data });
  return mine.count === 1;
}
