import "server-only";
import { z } from "zod";
import type { Paper } from "@/lib/db/generated/client";
import { type PaperLine, type PaperRow, type PaperView, paperContent } from "./contract";

/** A row of a list names so many of a paper's lines. */
const NAMES = 3;

/** A paper as a row of a list. */
export function viewRow(paper: Paper): PaperRow {
  const { lineCount, names, titles, orderNumber } = briefly(paper);
  const { id, kind, number, issuedAt, totalFen, orderId } = paper;
  return { id, kind, number, issuedAt, totalFen, orderId, orderNumber, names, titles, lineCount };
}

/** A paper with its content. */
export function viewPaper(paper: Paper): PaperView {
  return { ...viewRow(paper), content: z.decode(paperContent, paper.content as never) };
}

/** A list needs a few words of each paper, so it is not decoded whole. */
function briefly({ content }: Paper) {
  const { lines, order } = content as { lines: Pick<PaperLine, "name" | "title">[]; order: { number: string } };
  const first = lines.slice(0, NAMES);
  return {
    lineCount: lines.length,
    names: first.map(({ name }) => name),
    titles: first.map(({ name, title }) => title ?? { zh: name, en: name }),
    orderNumber: order.number,
  };
}
