import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { yuanText } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import type { issueFapiaoContract, StaffFapiaoDetail } from "../admin-contract";
import { checkFapiaoFile } from "../check-fapiao-file";
import { lockFapiao } from "../lock-fapiao";
import { numberUsed, registerBlue } from "../register-paper";
import { firstBlueDay, requireDay } from "../require-day";
import { requireWaiting } from "../require-waiting";
import { readAnyFapiao } from "./read-any-fapiao";
import { requireFapiaoStaff } from "./require-fapiao-staff";

/**
 * Registers the fapiao that staff have issued in the tax tool, with its file. Of two people at once the second is refused.
 * @throws AppError fapiao.not_waiting, fapiao.under_way (409); input.invalid for the file, a number that is used, and a sum that is neither
 *   what is left nor what was asked for at any time; a day before its orders.
 */
export async function issueFapiao(
  actor: StaffActor,
  { id, amountFen, file, ...paper }: z.output<typeof issueFapiaoContract.input>,
): Promise<StaffFapiaoDetail> {
  requireFapiaoStaff(actor);
  const checked = checkFapiaoFile(file);
  const now = new Date();
  try {
    await db.$transaction(async (tx) => {
      const request = await lockFapiao(tx, id);
      await requireWaiting(tx, request);
      // It was made out before a refund made the request smaller: then it exists, and must be made red.
      if (amountFen < request.amountFen || amountFen > request.askedFen)
        throw invalid({
          amountFen: { code: "fapiao.amount_differs", params: { amount: yuanText(request.amountFen) } },
        });
      requireDay(paper.issuedOn, await firstBlueDay(tx, id), "fapiao.day_before_order");
      await registerBlue(tx, request, { ...paper, amountFen, file: checked }, { byId: actor.userId, now });
      await recordEvent(tx, actor, {
        action: "fapiao.issue",
        subject: { kind: "fapiao", id },
        customerId: request.customerId,
        before: { number: request.number, amountFen: request.amountFen.toString() },
        after: { ...paper, amountFen: amountFen.toString(), mediaType: checked.mediaType },
      });
    });
  } catch (error) {
    throw numberUsed(error);
  }
  return readAnyFapiao(actor, { id });
}
