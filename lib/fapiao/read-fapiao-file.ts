import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { FapiaoPaper } from "@/lib/db/generated/client";
import { fileResponse } from "@/lib/http/file-response";
import { openFapiaoFile } from "./seal-fapiao-file";

/** The file of a fapiao of the customer's own, as a download. */
export async function readFapiaoFile(
  actor: CustomerActor,
  { id, paperId }: { id: string; paperId: string },
): Promise<Response> {
  const paper = await db.fapiaoPaper.findFirst({
    where: { id: paperId, requestId: id, request: { customerId: actor.userId } },
  });
  if (!paper) throw notFound("file");
  return fapiaoFileResponse(paper);
}

/** Always a download: a PDF of somebody's tools is not shown in the shop's own pages. */
export function fapiaoFileResponse(paper: FapiaoPaper): Response {
  const { fileName: name, mediaType } = paper;
  return fileResponse({ name, mediaType, bytes: new Uint8Array(openFapiaoFile(paper)) });
}
