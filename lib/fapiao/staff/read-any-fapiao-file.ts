import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { fapiaoFileResponse } from "../read-fapiao-file";
import { requireFapiaoStaff } from "./require-fapiao-staff";

export async function readAnyFapiaoFile(
  actor: StaffActor,
  { id, paperId }: { id: string; paperId: string },
): Promise<Response> {
  requireFapiaoStaff(actor);
  const paper = await db.fapiaoPaper.findFirst({ where: { id: paperId, requestId: id } });
  if (!paper) throw notFound("file");
  return fapiaoFileResponse(paper);
}
