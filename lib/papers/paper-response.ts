import "server-only";
import type { Paper } from "@/lib/db/generated/client";
import { drawPaper } from "./draw-paper";
import { viewPaper } from "./view-paper";

/** A paper as a PDF download, "R-2026-000001.pdf". */
export async function paperResponse(paper: Paper): Promise<Response> {
  const bytes = await drawPaper(viewPaper(paper));
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${paper.number}.pdf"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
