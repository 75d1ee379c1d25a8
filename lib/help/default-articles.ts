import type { HelpCategory } from "./admin-contract";

interface DefaultArticle {
  slug: string;
  category: HelpCategory;
  /** Stands among the popular ones on the help centre's first page. */
  popular?: true;
  /** The day of its last change, for readers. Change it with the text. */
  updatedOn: string;
}

const updatedOn = "2026-11-27";

/**
 * The articles that come with the shop, in their order within each category. Their texts are lib/help/articles/<language>/<slug>.md: the title
 * ("# …"), a paragraph that says what the article is about, and the body.
 */
export const DEFAULT_ARTICLES: readonly DefaultArticle[] = [
  { slug: "first-domain", category: "domains", popular: true, updatedOn },
  { slug: "search-and-suffixes", category: "domains", updatedOn: "2026-12-03" },
  { slug: "renewal-and-expiry", category: "domains", popular: true, updatedOn },
  { slug: "transfer-in", category: "domains", updatedOn },
  { slug: "transfer-out", category: "domains", updatedOn },
  { slug: "real-name-review", category: "identity", popular: true, updatedOn },
  { slug: "registrants-and-documents", category: "identity", updatedOn: "2026-12-02" },
  { slug: "icp-filing", category: "identity", popular: true, updatedOn },
  { slug: "dns-records", category: "dns", popular: true, updatedOn: "2026-11-30" },
  { slug: "domain-to-website", category: "dns", updatedOn },
  { slug: "changes-take-time", category: "dns", popular: true, updatedOn: "2026-11-28" },
  { slug: "name-servers", category: "dns", updatedOn },
  { slug: "upload-files", category: "websites", updatedOn },
  { slug: "https-certificate", category: "websites", updatedOn },
  { slug: "databases", category: "websites", updatedOn },
  { slug: "mail-programs", category: "mail", popular: true, updatedOn },
  { slug: "spf-dkim-dmarc", category: "mail", updatedOn },
  { slug: "first-steps-cloud-server", category: "servers", updatedOn },
  { slug: "paying-and-topping-up", category: "money", popular: true, updatedOn },
  { slug: "refunds", category: "money", updatedOn },
  { slug: "account-security", category: "account", updatedOn: "2026-12-02" },
  { slug: "tax-invoices", category: "money", updatedOn },
];
