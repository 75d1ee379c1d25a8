/**
 * How the shop's pages show a product line and its services. Client-safe. The texts of a product line are in
 * messages/<language>/<id>Line.json.
 */
export interface LinePages {
  /**
   * Whether a registry registers each product in somebody's name: its rules hold, and a registration is not refunded. Otherwise the
   * upstream opens the product, and only the shop's rules hold.
   */
  registered: boolean;
  /** Whether its services are named by domain names, which have two spellings. */
  domainNames: boolean;
  /** Whether its prices come from the table of suffixes, not from its own costs. */
  pricedBySuffix: boolean;
  /** The page where customers begin to buy. */
  shopPath: string;
  /** The item of the account's navigation that marks a service's pages as current. */
  navPlace: "domains" | "services";
  /** The columns of a list of this product line alone. Without it: those of the list of all services. */
  listColumns?: readonly ListColumn[];
  /** The pages of a service beside its overview, as tabs. Without tabs, renewal and upgrade are buttons in the page's head. */
  tabs: readonly ServiceTab[];
  /** Sections of a service's overview that only this product line has. Their use cases refuse other product lines. */
  sections: readonly ServiceSection[];
}

export type ListColumn = "name" | "product" | "state" | "realName" | "autoRenew" | "expires";
/** The last segment of the tab's address. */
export type ServiceTab = "records" | "name-servers" | "renew";
export type ServiceSection = "password" | "owner";

const opened = (id: string): LinePages => ({
  registered: false,
  domainNames: false,
  pricedBySuffix: false,
  shopPath: `/products/${id}`,
  navPlace: "services",
  tabs: [],
  sections: [],
});

const pages: Readonly<Record<string, LinePages>> = {
  domain: {
    registered: true,
    domainNames: true,
    pricedBySuffix: true,
    shopPath: "/search",
    navPlace: "domains",
    listColumns: ["name", "state", "realName", "expires"],
    tabs: ["records", "name-servers", "renew"],
    sections: ["password", "owner"],
  },
  hosting: opened("hosting"),
  cloud: opened("cloud"),
  database: opened("database"),
  mail: opened("mail"),
};

/** Every product line, in the order in which lists offer them: the registry's, so that nothing changes places when a list loads. */
export const lineIds: readonly string[] = Object.keys(pages);

/** @throws when the shop has no such product line. */
export function pagesOf(productLine: string): LinePages {
  const found = pages[productLine];
  if (!found) throw new Error(`no product line "${productLine}"`);
  return found;
}

/** The articles of the help centre that help with each product line, by their slugs (lib/help). */
const help: Readonly<Record<string, readonly string[]>> = {
  domain: ["real-name-review", "dns-records", "renewal-and-expiry", "transfer-out"],
  hosting: ["upload-files", "domain-to-website", "icp-filing", "https-certificate"],
  cloud: ["first-steps-cloud-server", "domain-to-website", "icp-filing", "https-certificate"],
  database: ["databases"],
  mail: ["mail-programs", "spf-dkim-dmarc"],
};

/** The help articles that pages of a product line link to; none for a line without any. */
export function helpOf(productLine: string): readonly string[] {
  return help[productLine] ?? [];
}
