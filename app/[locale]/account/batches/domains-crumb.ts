import { getTranslations } from "next-intl/server";
import type { Crumb } from "@/components/ui/crumbs";

/** The list of the customer's domains, above the pages of changes in many of them. */
export async function domainsCrumb(): Promise<Crumb> {
  const t = await getTranslations("domainLine.list");
  return { href: "/account/services?productLine=domain", label: t("title") };
}
