import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { FapiaoPaper, FapiaoRequest } from "@/lib/db/generated/client";
import type { correctFapiaoPaperContract, StaffFapiaoDetail } from "../admin-contract";
import { checkFapiaoFile, type FapiaoFile } from "../check-fapiao-file";
import { lockFapiao } from "../lock-fapiao";
import { mailFapiaoCustomer } from "../mail-customer";
import { fapiaoCorrectedMail } from "../mail-templates";
import { dayOn, numberUsed } from "../register-paper";
import { firstBlueDay, firstRedDay, requireDay } from "../require-day";
import { requireNoSending } from "../require-waiting";
import { openFapiaoFile, sealFapiaoFile } from "../seal-fapiao-file";
import { dayOf } from "../view-fapiao";
import { readAnyFapiao } from "./read-any-fapiao";
import { requireFapiaoStaff } from "./require-fapiao-staff";

type Typed = Pick<z.output<typeof correctFapiaoPaperContract.input>, "code" | "number" | "issuedOn">;

/**
 * Staff had typed the number or the day of a fapiao wrongly, a blue one's or a red one's, or chosen another file: puts it right. What the tax office has is another matter,
 * and only a red one takes it back. A blue one can't be corrected once it is made red. The file before is gone; the audit keeps its name and its SHA-256. The customer is told of another number
 * or file. A repeat is answered and not acted on.
 * @throws AppError fapiao.made_red, fapiao.by_service, fapiao.under_way, fapiao.paper_changed (409); input.invalid for the file, a number that
 *   is used, a day before its orders or before the one that it takes back, and nothing that is other than before; not_found, reauth.required; 403 for support.
 */
export async function correctFapiaoPaper(
  actor: StaffActor,
  { id, paperId, seen, reason, file, ...typed }: z.output<typeof correctFapiaoPaperContract.input>,
): Promise<StaffFapiaoDetail> {
  requireFapiaoStaff(actor);
  requireReauth(actor);
  const checked = file ? checkFapiaoFile(file) : null;
  try {
    await db.$transaction(async (tx) => {
      const request = await lockFapiao(tx, id);
      const before = await tx.fapiaoPaper.findFirst({ where: { id: paperId, requestId: id } });
      if (!before) throw notFound("fapiao");
      const fileBefore = openFapiaoFile(before);
      const newFile = checked?.bytes.equals(fileBefore) ? null : checked;
      const isSame = newFile === null && isTyped(before, typed);
      if (isSame && before.changeCount === seen + 1) return;
      await requireCorrectable(tx, request, before, seen);
      if (isSame) throw invalid({ number: "fapiao.nothing_corrected" });
      if (before.color === "red") requireDay(typed.issuedOn, await firstRedDay(tx, id), "fapiao.day_before_blue");
      else requireDay(typed.issuedOn, await firstBlueDay(tx, id), "fapiao.day_before_order");
      await write(tx, before, typed, newFile);
      await recordEvent(tx, actor, {
        action: "fapiao.correct",
        subject: { kind: "fapiao", id },
        customerId: request.customerId,
        before: {
          ...{ code: before.code, number: before.number, issuedOn: dayOf(before) },
          ...(newFile ? { fileName: before.fileName, sha256: digestOf(fileBefore) } : {}),
        },
        after: { ...typed, ...(newFile ? { fileName: newFile.name, sha256: digestOf(newFile.bytes) } : {}), reason },
      });
      const isRenumbered = fullNumber(before) !== fullNumber(typed);
      if (!isRenumbered && !newFile) return;
      const params = {
        amountFen: before.amountFen,
        color: before.color,
        paper: fullNumber(typed),
        newFile: newFile !== null,
      };
      await mailFapiaoCustomer(tx, fapiaoCorrectedMail, request, {
        ...params,
        before: isRenumbered ? fullNumber(before) : null,
      });
    });
  } catch (error) {
    throw numberUsed(error);
  }
  return readAnyFapiao(actor, { id });
}

async function requireCorrectable(tx: Tx, request: FapiaoRequest, paper: FapiaoPaper, seen: number): Promise<void> {
  // The red one names the number of the one that it takes back; itself it is named by nothing.
  if (request.state === "red" && paper.color === "blue") throw conflict("fapiao.made_red");
  if (paper.byId === null) throw conflict("fapiao.by_service");
  // The red one that is being made names this one's number.
  await requireNoSending(tx, request.id);
  if (paper.changeCount !== seen) throw conflict("fapiao.paper_changed");
}

async function write(
  tx: Tx,
  { id, changeCount }: FapiaoPaper,
  { code, number, issuedOn }: Typed,
  file: FapiaoFile | null,
): Promise<void> {
  await tx.fapiaoPaper.update({
    where: { id },
    data: {
      ...{ code, number, issuedOn: dayOn(issuedOn), changeCount: changeCount + 1 },
      ...(file && {
        ...{ fileName: file.name, mediaType: file.mediaType, byteCount: file.bytes.length },
        contentEnc: sealFapiaoFile(id, file.bytes),
      }),
    },
    select: { id: true },
  });
}

const isTyped = (paper: FapiaoPaper, { code, number, issuedOn }: Typed): boolean =>
  paper.code === code && paper.number === number && dayOf(paper) === issuedOn;

const fullNumber = ({ code, number }: { code: string; number: string }): string => `${code} ${number}`.trim();

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
