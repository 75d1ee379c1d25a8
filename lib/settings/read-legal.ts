import "server-only";
import { partialEnv } from "@/lib/env";
import { readSetting } from "./read-setting";

/**
 * The terms or the privacy notice that staff wrote, in one language; where only the other language was written, that text is used.
 * Null where none was, and without a database (a build on a machine that has none): the page then shows
 * the product's own draft.
 */
export async function readLegal(page: "terms" | "privacy", locale: "zh" | "en"): Promise<string | null> {
  if (!partialEnv().DATABASE_URL) return null;
  const { zh, en, privacyZh, privacyEn } = await readSetting("terms");
  const [chinese, english] = page === "terms" ? [zh, en] : [privacyZh, privacyEn];
  return (locale === "zh" ? chinese || english : english || chinese).trim() || null;
}
