import "server-only";
import { invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import type { Tx } from "@/lib/db/client";
import { type FapiaoColor, type FapiaoRequest, Prisma } from "@/lib/db/generated/client";
import type { FapiaoFile } from "./check-fapiao-file";
import { takeFapiaoNumber } from "./fapiao-number";
import { mailFapiaoCustomer } from "./mail-customer";
import { fapiaoIssuedMail, fapiaoRedMail } from "./mail-templates";
import { sealFapiaoFile } from "./seal-fapiao-file";
import { leftOf } from "./view-fapiao";

/** A fapiao as the tax office has it. */
export interface IssuedPaper {
  code: string;
  number: string;
  /** The day on it, "2026-11-27". */
  issuedOn: string;
  file: FapiaoFile;
}

interface By {
  /** Who registers it; null: the fapiao service issued it. */
  byId: string | null;
  now: Date;
}

/**
 * Registers the fapiao that was issued for a request which the caller has locked and which waits, and tells the customer. Over another
 * sum than is left (something was refunded while it was made) it must be made red at once.
 */
export async function registerBlue(
  tx: Tx,
  request: FapiaoRequest,
  { amountFen, ...paper }: IssuedPaper & { amountFen: bigint },
  { byId, now }: By,
): Promise<void> {
  await writePaper(tx, request, "blue", paper, amountFen, { byId, now });
  const isRight = amountFen === request.amountFen;
  await tx.fapiaoRequest.update({
    where: { id: request.id },
    data: { state: isRight ? "issued" : "to_red", redDueAt: isRight ? null : now, stateAt: now, decidedBy: byId },
  });
  await mailFapiaoCustomer(tx, fapiaoIssuedMail, request, { amountFen, paper: paper.number });
}

/**
 * Registers the red fapiao that takes back the one of a request which the caller has locked and which must be made red, and tells the
 * customer. What is left of its items waits at once as a request of its own. @returns its id; null: nothing is left
 */
export async function registerRed(
  tx: Tx,
  request: FapiaoRequest,
  paper: IssuedPaper,
  { byId, now }: By,
): Promise<string | null> {
  const blue = await tx.fapiaoPaper.findUniqueOrThrow({
    where: { requestId_color: { requestId: request.id, color: "blue" } },
    select: { amountFen: true },
  });
  await writePaper(tx, request, "red", paper, blue.amountFen, { byId, now });
  const rows = await tx.fapiaoItem.findMany({
    where: { requestId: request.id, live: true },
    include: { item: { select: { priceFen: true, refunds: { select: { amountFen: true } } } } },
  });
  await tx.fapiaoItem.updateMany({ where: { requestId: request.id, live: true }, data: { live: false } });
  await tx.fapiaoRequest.update({ where: { id: request.id }, data: { state: "red", stateAt: now, decidedBy: byId } });
  const left = rows
    .map(({ itemId, item }) => ({ itemId, amountFen: leftOf(item) }))
    .filter(({ amountFen }) => amountFen > 0n);
  const leftFen = left.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  await mailFapiaoCustomer(tx, fapiaoRedMail, request, { amountFen: blue.amountFen, paper: paper.number, leftFen });
  return left.length === 0 ? null : writeReplacement(tx, request, left, leftFen, now);
}

async function writeReplacement(
  tx: Tx,
  request: FapiaoRequest,
  left: readonly { itemId: string; amountFen: bigint }[],
  amountFen: bigint,
  now: Date,
): Promise<string> {
  const id = newId(now.getTime());
  const { customerId, kind, buyerKind, title, taxNumber, address, phone, bank, bankAccount, email } = request;
  await tx.fapiaoRequest.create({
    data: {
      ...{ id, customerId, kind, buyerKind, title, taxNumber, address, phone, bank, bankAccount, email },
      ...{ number: await takeFapiaoNumber(tx, now), amountFen, askedFen: amountFen, replacesId: request.id },
      ...{ createdAt: now, stateAt: now },
    },
  });
  await tx.fapiaoItem.createMany({ data: left.map((item) => ({ requestId: id, ...item })) });
  return id;
}

async function writePaper(
  tx: Tx,
  { id: requestId }: FapiaoRequest,
  color: FapiaoColor,
  { code, number, issuedOn, file }: IssuedPaper,
  amountFen: bigint,
  { byId, now }: By,
): Promise<void> {
  const id = newId(now.getTime());
  await tx.fapiaoPaper.create({
    data: {
      ...{ id, requestId, color, code, number, amountFen, byId, createdAt: now },
      issuedOn: dayOn(issuedOn),
      ...{ fileName: file.name, mediaType: file.mediaType, byteCount: file.bytes.length },
      contentEnc: sealFapiaoFile(id, file.bytes),
    },
    select: { id: true },
  });
}

/** A day as its column has it. */
export const dayOn = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The error of the form for a number that another fapiao has; any other error as it is. For outside the transaction. */
export function numberUsed(error: unknown): unknown {
  const isUsed = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
  return isUsed ? invalid({ number: "fapiao.number_used" }) : error;
}
