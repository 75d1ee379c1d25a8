import "server-only";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { readBrand } from "@/lib/settings/read-brand";
import type { PaperContent } from "./contract";

/** Who sells, as the settings say it now. */
export async function readSeller(tx: Tx): Promise<PaperContent["seller"]> {
  const zh = await readBrand("zh", tx);
  const en = await readBrand("en", tx);
  return {
    name: { zh: zh.name, en: en.name },
    company: { zh: zh.company, en: en.company },
    phone: zh.supportPhone ?? "",
    email: zh.supportEmail ?? "",
    url: env().APP_URL,
    icp: zh.icp ?? "",
    police: zh.police ?? "",
  };
}
