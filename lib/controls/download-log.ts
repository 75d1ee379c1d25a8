import "server-only";
import { Readable } from "node:stream";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { AppError, notFound } from "@/lib/core/errors";
import { midnightOf, shanghaiMinute } from "@/lib/core/time";
import { env } from "@/lib/env";
import type { downloadLogContract } from "./contract";
import { fetchPublic } from "./fetch-public";
import { listLogFiles } from "./read-statistics";

/**
 * A file of access logs, passed through as it comes. Where the upstream keeps it is asked each time, because such addresses may expire, and
 * is not shown to the customer. @throws AppError not_found, services.log_unavailable (503), and those of listLogFiles.
 */
export async function downloadLog(
  actor: Actor,
  { id, of, day, file }: z.output<(typeof downloadLogContract)["input"]>,
): Promise<Response> {
  const midnight = midnightOf(day);
  const files = midnight ? await listLogFiles(actor, { id, of, day: midnight }) : [];
  const wanted = files.find(({ key }) => key === file);
  if (!wanted) throw notFound("log");
  const answer = await fetchPublic(wanted.url, [new URL(env().CNDNS_API_URL).host]);
  if (!answer) throw new AppError("services.log_unavailable", 503);
  const when = wanted.from ? shanghaiMinute(wanted.from).replace(/[ :]/g, "-") : `${day}-${file}`;
  const length = answer.headers["content-length"];
  return new Response(Readable.toWeb(answer) as ReadableStream, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${of.replace(/[^\x21-\x7e]/g, "_")}_${when}${endOf(wanted.url)}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(length ? { "content-length": length } : {}),
    },
  });
}

/** ".gz" of ".../2026112600.gz?sign=…"; ".log" where the address has no ending. */
function endOf(url: string): string {
  return /\.[a-z0-9]{1,8}(?=$|[?#])/i.exec(URL.parse(url)?.pathname ?? "")?.[0] ?? ".log";
}
