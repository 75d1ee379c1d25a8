/**
 * How the shop's pages show a product line and its services. Client-safe. The texts of a product line are in
 * messages/<language>/<id>Line.json.
 */
export interface LinePages {
  /** The group under which the page of all products lists it. */
  family: LineFamily;
  /**
   * Whether a registry registers each product in somebody's name: its rules hold, and a registration is not refunded. Otherwise the
   * upstream opens the product, and only the shop's rules hold.
   */
  registered: boolean;
  /** Whether its services are named by domain names, which have two spellings. */
  domainNames: boolean;
  /**
   * The upstream names its products, and what an order form makes of the configuration ("2C 4G 50G 5M", a product's code) is no name for
   * customers: item-title.ts.
   */
  nameless?: true;
  /** Whether its prices come from the table of suffixes, not from its own costs. */
  pricedBySuffix: boolean;
  /**
   * The upstream says that it sells it no longer: it is sold only where staff switch it on, and no list of the shop and no search engine
   * leads to its page. The staff's catalogue says why. Services go on.
   */
  withdrawn?: true;
  /**
   * For so many days after its expiry a service is renewed at the usual price. What holds then is `renew.late` and `renew.lateWhat` of its
   * texts.
   */
  graceDays?: number;
  /** The page where customers begin to buy. */
  shopPath: string;
  /** Further pages about it, which its page in the shop links to, with the words `links.<id>` of its texts. */
  shopLinks?: readonly { id: string; path: string }[];
  /** The item of the account's navigation that marks a service's pages as current. */
  navPlace: "domains" | "services";
  /** The columns of a list of this product line alone. Without it: those of the list of all services. */
  listColumns?: readonly ListColumn[];
  /** Pages about several of its services at once, which their list links to with the words `links.<id>` of its texts. */
  listLinks?: readonly { id: string; path: string }[];
  /** The pages of a service beside its overview, as tabs. Unless one of them is `renew`, renewal and upgrade are buttons in the page's head. */
  tabs: readonly ServiceTab[];
  /** Sections of a service's overview that only this product line has. Their use cases refuse other product lines. */
  sections: readonly ServiceSection[];
}

/** The groups of products, in the order of the page of all products. Titles: products.families.<id>. */
export const lineFamilies = ["names", "websites", "servers", "messages", "marketing"] as const;
export type LineFamily = (typeof lineFamilies)[number];

export type ListColumn = "name" | "product" | "state" | "realName" | "autoRenew" | "expires";
/** The last segment of the tab's address. */
export type ServiceTab = "records" | "name-servers" | "renew" | "statistics" | "logs";
export type ServiceSection = "password" | "owner";

const opened = (id: string, family: LineFamily): LinePages => ({
  family,
  registered: false,
  domainNames: false,
  pricedBySuffix: false,
  shopPath: `/products/${id}`,
  navPlace: "services",
  tabs: [],
  sections: [],
});

const nameless = (id: string, family: LineFamily): LinePages => ({ ...opened(id, family), nameless: true });

const pages: Readonly<Record<string, LinePages>> = {
  domain: {
    family: "names",
    registered: true,
    domainNames: true,
    pricedBySuffix: true,
    graceDays: 30,
    shopPath: "/search",
    navPlace: "domains",
    listColumns: ["name", "state", "realName", "expires"],
    listLinks: [
      { id: "batches", path: "/account/batches" },
      { id: "watched", path: "/account/watched" },
    ],
    tabs: ["records", "name-servers", "renew"],
    sections: ["password", "owner"],
  },
  hosting: opened("hosting", "websites"),
  cloud: nameless("cloud", "servers"),
  database: opened("database", "websites"),
  mail: opened("mail", "messages"),
  mailing: nameless("mailing", "messages"),
  sms: nameless("sms", "messages"),
  cdn: { ...nameless("cdn", "websites"), tabs: ["statistics", "logs"] },
  ddos: nameless("ddos", "servers"),
  qituibao: opened("qituibao", "marketing"),
  soukeyi: { ...nameless("soukeyi", "marketing"), withdrawn: true },
  baidu: nameless("baidu", "servers"),
  aliyun: nameless("aliyun", "servers"),
  site: { ...nameless("site", "websites"), shopLinks: [{ id: "templates", path: "/products/site/templates" }] },
};

/** Every product line, in the order in which lists offer them: the registry's, so that nothing changes places when a list loads. */
export const lineIds: readonly string[] = Object.keys(pages);

/** @throws when the shop has no such product line. */
export function pagesOf(productLine: string): LinePages {
  const found = pages[productLine];
  if (!found) throw new Error(`no product line "${productLine}"`);
  return found;
}

/**
 * The word for what an item does, a key of order-pages.action in messages: a domain is registered, everything else is opened, and what has
 * no term is opened without saying for how long.
 */
export function actionWordOf<Action extends string>(item: {
  productLine: string;
  action: Action;
  years: number;
  months: number;
}): Action | "open" | "openOnce" {
  if (item.action !== "purchase" || pagesOf(item.productLine).registered) return item.action;
  return item.years + item.months === 0 ? "openOnce" : "open";
}

const server = ["first-steps-cloud-server", "domain-to-website", "icp-filing", "https-certificate"];

/** The articles of the help centre that help with each product line, by their slugs (lib/help). */
const help: Readonly<Record<string, readonly string[]>> = {
  domain: ["real-name-review", "dns-records", "renewal-and-expiry", "transfer-out"],
  hosting: ["upload-files", "domain-to-website", "icp-filing", "https-certificate"],
  cloud: server,
  database: ["databases"],
  mail: ["mail-programs", "spf-dkim-dmarc"],
  cdn: ["icp-filing", "dns-records"],
  ddos: ["dns-records"],
  baidu: server,
  aliyun: server,
  site: ["domain-to-website", "icp-filing"],
};

/** The help articles that pages of a product line link to; none for a line without any. */
export function helpOf(productLine: string): readonly string[] {
  return help[productLine] ?? [];
}
