/**
 * The pages whose address contains the language: Chinese at /prices, English at /en/prices. All others choose it by the visitor's cookie.
 * JavaScript, because next.config.js reads this list as well. A part in brackets stands for any one name.
 */
export const PUBLIC_PAGES = [
  ...["/", "/search", "/prices", "/products", "/products/[productLine]", "/domains/[suffix]"],
  ...["/terms", "/privacy", "/products/site/templates"],
  ...["/help", "/help/search", "/help/[slug]"],
];

/** The source of a regular expression for the paths of these pages but the home page's, without their first slash. */
export const PUBLIC_PATHS = PUBLIC_PAGES.filter((page) => page !== "/")
  .map((page) => page.slice(1).replace(/\[\w+\]/g, "[\\w.%-]+"))
  .join("|");
