import type { StructuredData } from "./structured-data";

/**
 * Data about the page for search engines. A browser does not run a script of this type, so the page's policy needs no hash of it
 * (server/web/own-scripts.ts knows it by this very tag).
 */
export function JsonLd({ data }: { data: readonly StructuredData[] }) {
  const text = JSON.stringify({ "@context": "https://schema.org", "@graph": data });
  // Without "<" nothing in it can end the element, whatever staff wrote into a name.
  const html = { __html: text.replaceAll("<", "\\u003c") };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes of JSON
  return <script type="application/ld+json" dangerouslySetInnerHTML={html} />;
}
