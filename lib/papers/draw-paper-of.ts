import "server-only";
import { db } from "@/lib/db/client";
import { drawPaper } from "./draw-paper";
import { viewPaper } from "./view-paper";

/** The PDF of a paper, for the mail that tells its customer of it. Whose it is was decided when the mail was written. */
export async function drawPaperOf(paperId: string): Promise<Buffer> {
  return drawPaper(viewPaper(await db.paper.findUniqueOrThrow({ where: { id: paperId } })));
}
