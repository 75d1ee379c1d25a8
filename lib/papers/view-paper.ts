import "server-only";
import { z } from "zod";
import type { Paper } from "@/lib/db/generated/client";
import { type PaperRow, type PaperView, paperContent } from "./contract";

const NAMES = 3;

export function viewRow(paper: Paper): PaperRow {
  const { lineCount, names, orderNumber } = briefly(paper);
  const { id, kind, number, issuedAt, totalFen, orderId } = paper;
  return { id, kind, number, issuedAt, totalFen, orderId, orderNumber, names, lineCount };
}

export function viewPaper(paper: Paper): PaperView {
  return { ...viewRow(paper), content: z.decode(paperContent, paper.content as never) };
}

/** A list needs a few words of each paper, so it is not decoded whole. */
function briefly({ content }: Paper) {
  const { lines, order } = content as { lines: { name: string }[]; order: { number: string } };
  return {
    lineCount: lines.length,
    names: lines.slice(0, NAMES).map(({ name }) => name),
    orderNumber: order.number,
  };
}
