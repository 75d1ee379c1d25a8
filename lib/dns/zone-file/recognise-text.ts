import type { ImportFormat } from "./import-row";
import { TYPE_WORD, tableFormat } from "./read-record-table";

/** Whether a text is a zone file, and Cloudflare's; null: rather a table. */
export function recogniseZoneText(text: string): Extract<ImportFormat, "bind" | "cloudflare"> | null {
  const start = text.slice(0, 20_000);
  if (/cf_tags=|cloudflare\.com\.|^;; Exported:/im.test(start)) return "cloudflare";
  if (/^[ \t]*(?:;|\$(?:ORIGIN|TTL|INCLUDE|GENERATE)\b)/im.test(start)) return "bind";
  const lines = start.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (tableFormat(lines.slice(0, 20).map((line) => line.split(/[\t,;|]/)))) return null;
  if (lines.some((line) => /\sIN\s/i.test(line))) return "bind";
  // Without a class: words between spaces, one of them a type, and no separators of a table.
  const plain = lines.filter((line) => TYPE_WORD.test(line.replace(/"[^"]*"/g, "")) && /^\S*\s+\S/.test(line));
  const tabular = lines.filter((line) => /^[^;"]*[,;|]/.test(line)).length;
  return plain.length > 0 && tabular <= lines.length / 2 ? "bind" : null;
}
