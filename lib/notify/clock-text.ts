import { shanghaiMinute } from "@/lib/core/time";
import type { Language } from "@/messages/languages";
import { mailTexts } from "./mail-texts";

/** A time of day in a mail, with its zone, which readers elsewhere can't know. Pages: components/text/use-clock.ts. */
export function clockText(at: Date, locale: Language): string {
  return mailTexts("layout", locale)("clock", { at: shanghaiMinute(at) });
}
