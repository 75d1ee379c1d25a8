/**
 * What the pages of the shop ask about a product line beside its form: how its services are called, listed and laid out.
 * Client-safe. A line's own sentences stand in messages/<language>/<id>Line.json.
 */
export interface LinePages {
  /**
   * A registry registers each product in somebody's name and sets the rules; a registration is not refunded. Otherwise the
   * upstream opens the product, and only the shop's own rules hold.
   */
  registered: boolean;
  /** Its services are called by domain names, which are drawn and typed in two spellings. */
  domainNames: boolean;
  /** Its prices come from the table of suffixes, not from the line's own costs. */
  pricedBySuffix: boolean;
  /** Where one begins to buy. */
  shopPath: string;
  /** The item of the account's navigation that marks a service's pages as current. */
  navPlace: "domains" | "services";
  /** The columns of the list when it shows this line alone; absent: the columns of the list of all lines. */
  listColumns?: readonly ListColumn[];
  /** The pages of a service beside its overview, as tabs; none: renewal and upgrade are buttons in the page's head. */
  tabs: readonly ServiceTab[];
  /** Sections of a service's overview that only this line has. The use case behind a section refuses the other lines. */
  sections: readonly ServiceSection[];
  /** Paid on the renewal page itself, or put into the cart. */
  renewal: "pay" | "cart";
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
  renewal: "cart",
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
    renewal: "pay",
  },
  database: opened("database"),
  mail: opened("mail"),
  cloud: opened("cloud"),
  hosting: opened("hosting"),
};

/** Every product line, in the order in which lists offer them. */
export const lineIds: readonly string[] = Object.keys(pages);

/** @throws when the shop has no such line. */
export function pagesOf(productLine: string): LinePages {
  const found = pages[productLine];
  if (!found) throw new Error(`no product line "${productLine}"`);
  return found;
}
