import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@/messages/languages";

export interface HelpTexts {
  title: string;
  summary: string;
  /** Markdown. */
  body: string;
}

const FOLDER = join(process.cwd(), "lib", "help", "articles");
/** The title on the first line, the summary as the first paragraph, the body. */
const PARTS = /^# (?<title>[^\n]+)\n\n(?<summary>[^\n]+)\n\n(?<body>.+)$/s;

/** The texts of an article that comes with the shop, in one language. @throws when the file is missing or has another form. */
export function readDefaultTexts(slug: string, language: Language): HelpTexts {
  const text = readFileSync(join(FOLDER, language, `${slug}.md`), "utf8").replace(/\r\n?/g, "\n");
  const { title, summary, body } = PARTS.exec(text)?.groups ?? {};
  if (!title || !summary || !body)
    throw new Error(`${language}/${slug}.md does not begin with "# title" and a paragraph`);
  return { title: title.trim(), summary: summary.trim(), body: body.trim() };
}
