import "server-only";
import { db } from "@/lib/db/client";
import { drawPaper } from "./draw-paper";
import { viewPaper } from "./view-paper";

/** The PDF of a paper by its id. Whose it is was decided by the caller: when its mail was written, or by the condition of a ZIP. */
export async function drawPaperOf(paperId: string): Promise<Buffer> {
  return drawPaper(viewPaper(await db.paper.findUniqueOrThrow({ where: { id: paperId } })));
}
