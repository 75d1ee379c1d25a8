import { forms } from "@/lib/product-lines/forms";
import { addressIn } from "@/messages/addresses";
import { languages } from "@/messages/languages";

/** Addresses, without a language, of the pages that search engines may show. */
export async function publicPaths(): Promise<string[]> {
  return ["/", "/products", ...Object.keys(forms).map((id) => `/products/${id}`), "/prices", "/terms", "/privacy"];
}

/** The same in every language: with /en/prices. */
export async function publicAddresses(): Promise<string[]> {
  return (await publicPaths()).flatMap((path) => languages.map((language) => addressIn(language, path)));
}
