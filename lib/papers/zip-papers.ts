import "server-only";
import { Readable } from "node:stream";
import pLimit from "p-limit";
import { ZipFile } from "yazl";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { drawPaperOf } from "./draw-paper-of";

/** One paper at a time in a process, whoever asks: a month may have thousands, and pages are served meanwhile. */
const turn = pLimit(1);

/**
 * The papers that fit a condition as PDF files in one ZIP, in the order of their numbers. Each is drawn when the browser has taken the
 * one before, so that one is in memory. @throws AppError papers.none_in_month (404) when there are none.
 */
export async function zipPapers(where: Prisma.PaperWhereInput, filename: string): Promise<Response> {
  const papers = await db.paper.findMany({
    where,
    orderBy: [{ kind: "asc" }, { year: "asc" }, { n: "asc" }],
    select: { id: true, number: true, issuedAt: true },
  });
  if (papers.length === 0) throw new AppError("papers.none_in_month", 404);
  const zip = new ZipFile();
  for (const { id, number, issuedAt } of papers) {
    zip.addReadStreamLazy(`${number}.pdf`, { mtime: issuedAt, compress: false }, (use) => {
      turn(() => drawPaperOf(id)).then(
        (bytes) => use(null, Readable.from([bytes])),
        (error: unknown) => use(error, Readable.from([])),
      );
    });
  }
  zip.end();
  return new Response(Readable.toWeb(zip.outputStream as Readable) as ReadableStream, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${filename}"`,
      "cache-control": "private, no-store",
    },
  });
}
