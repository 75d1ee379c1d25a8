import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import type { Language } from "@/messages/languages";
import { requireHelpWriter } from "./list-staff-articles";
import { renderMarkdown } from "./render-markdown";

/** The HTML of a Markdown text as readers would see it. Keeps nothing. */
export async function previewArticle(
  actor: StaffActor,
  { body, language }: { body: string; language: Language },
): Promise<{ html: string }> {
  requireHelpWriter(actor);
  return { html: renderMarkdown(body, language).html };
}
