import "server-only";
import { db } from "@/lib/db/client";
import { lockFapiao } from "../lock-fapiao";

/** In one run. The rest follows with the next. */
const MOST = 20;

/**
 * Writes down what the service is to issue and to make red: requests that wait and were never handed to it, and those that must be made
 * red and were issued by it. What it refused, or what staff issued, stays with staff: a reference is written once.
 */
export async function writeSendings(now: Date): Promise<void> {
  const waiting = await db.fapiaoRequest.findMany({
    where: { state: "waiting", amountFen: { gt: 0n }, sendings: { none: { color: "blue" } } },
    orderBy: { createdAt: "asc" },
    take: MOST,
    select: { id: true },
  });
  const toRed = await db.fapiaoRequest.findMany({
    where: { state: "to_red", papers: { some: { color: "blue", byId: null } }, sendings: { none: { color: "red" } } },
    orderBy: { createdAt: "asc" },
    take: MOST,
    select: { id: true },
  });
  for (const { id } of [...waiting, ...toRed]) await writeSending(id, now);
}

async function writeSending(id: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const request = await lockFapiao(tx, id);
    const color = request.state === "waiting" ? "blue" : request.state === "to_red" ? "red" : null;
    if (!color || (color === "blue" && request.amountFen === 0n)) return;
    const blue = await tx.fapiaoPaper.findFirst({
      where: { requestId: id, color: "blue" },
      select: { amountFen: true },
    });
    const amountFen = color === "blue" ? request.amountFen : (blue?.amountFen ?? 0n);
    const reference = color === "blue" ? request.number : `${request.number}-R`;
    // Another worker may have written it meanwhile.
    await tx.fapiaoSending.createMany({
      data: [{ requestId: id, color, reference, amountFen, createdAt: now }],
      skipDuplicates: true,
    });
  });
}
