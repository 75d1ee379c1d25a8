import "server-only";
import { readSetting } from "@/lib/settings/read-setting";
import type { Language } from "@/messages/languages";
import type { BankDetails } from "./contract";

/** The account that customers pay into; null until staff have set it up. */
export async function readBank(locale: Language): Promise<BankDetails | null> {
  const { holder, bank, account, noteZh, noteEn } = await readSetting("bank");
  if (holder === "" || account === "") return null;
  return { holder, bank, account, note: locale === "zh" ? noteZh : noteEn };
}
