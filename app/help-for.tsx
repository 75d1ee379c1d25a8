import { getLocale } from "next-intl/server";
import { HelpSection } from "@/components/help/help-section";
import { readHelpLinks } from "@/lib/help/read-help-page";
import { languageOf } from "./brand-metadata";

/** Links to the articles that help on a page. @param slugs of which hidden ones are left out */
export async function HelpFor({ slugs }: { slugs: readonly string[] }) {
  return <HelpSection articles={await readHelpLinks(slugs, languageOf(await getLocale()))} />;
}
