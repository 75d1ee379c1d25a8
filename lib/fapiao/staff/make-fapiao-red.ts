import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { makeFapiaoRedContract, StaffFapiaoDetail } from "../admin-contract";
import { checkFapiaoFile } from "../check-fapiao-file";
import { lockFapiao } from "../lock-fapiao";
import { numberUsed, registerRed } from "../register-paper";
import { firstRedDay, requireDay } from "../require-day";
import { requireNoSending } from "../require-waiting";
import { readAnyFapiao } from "./read-any-fapiao";
import { requireFapiaoStaff } from "./require-fapiao-staff";

/**
 * Registers the red fapiao that staff have made for one that was issued, with its file. What is left of its items waits as a request of
 * its own. @throws AppError fapiao.not_to_red, fapiao.under_way (409); input.invalid for the file, a number that is used, and a day before the one that it takes back.
 */
export async function makeFapiaoRed(
  actor: StaffActor,
  { id, file, ...paper }: z.output<typeof makeFapiaoRedContract.input>,
): Promise<StaffFapiaoDetail> {
  requireFapiaoStaff(actor);
  const checked = checkFapiaoFile(file);
  const now = new Date();
  try {
    await db.$transaction(async (tx) => {
      const request = await lockFapiao(tx, id);
      if (request.state !== "to_red") throw conflict("fapiao.not_to_red");
      await requireNoSending(tx, id);
      requireDay(paper.issuedOn, await firstRedDay(tx, id), "fapiao.day_before_blue");
      const nextId = await registerRed(tx, request, { ...paper, file: checked }, { byId: actor.userId, now });
      await recordEvent(tx, actor, {
        action: "fapiao.make-red",
        subject: { kind: "fapiao", id },
        customerId: request.customerId,
        before: { number: request.number },
        after: { ...paper, mediaType: checked.mediaType, ...(nextId ? { nextId } : {}) },
      });
    });
  } catch (error) {
    throw numberUsed(error);
  }
  return readAnyFapiao(actor, { id });
}
