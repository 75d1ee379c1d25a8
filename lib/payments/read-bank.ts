import "server-only";
import type { Locale } from "@/lib/http/locale";
import { readSetting } from "@/lib/settings/read-setting";
import type { BankDetails } from "./contract";

/** The account that customers pay into; null until staff have set it up. */
export async function readBank(locale: Locale): Promise<BankDetails | null> {
  const { holder, bank, account, noteZh, noteEn } = await readSetting("bank");
  if (holder === "" || account === "") return null;
  return { holder, bank, account, note: locale === "zh" ? noteZh : noteEn };
}
