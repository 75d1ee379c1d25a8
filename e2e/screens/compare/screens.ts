import type { Page } from "@playwright/test";
import type { World } from "./world";

export interface Screen {
  name: string;
  who: "visitor" | "customer" | "staff";
  path: (world: World) => string;
  /** What is done before the picture is taken, in either language. */
  before?: (page: Page) => Promise<void>;
  /** Only at this width. */
  only?: "phone" | "wide";
}

type Entry = [name: string, path: string | Screen["path"], before?: Screen["before"]];

const screens = (who: Screen["who"], entries: readonly Entry[]): Screen[] =>
  entries.map(([name, path, before]) => ({ name, who, path: typeof path === "string" ? () => path : path, before }));

const press = (selector: string) => (page: Page) => page.locator(selector).first().click();

const seen = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();

/** Sends the page's form as it stands, so that its errors show. */
const refused = async (page: Page) => {
  await page.locator("main form button[type=submit]").first().click();
  await page.locator("main [aria-invalid]").first().waitFor();
};

const service =
  (line: keyof World["services"]): Screen["path"] =>
  ({ services }) =>
    `/account/services/${services[line]}`;

const domain =
  (page = ""): Screen["path"] =>
  ({ domainId }) =>
    `/account/services/${domainId}${page}`;

/** Every suffix has been asked: “48 / 48”. */
const answered = (page: Page) =>
  page
    .getByText(/\b(\d+) (?:\/|of) \1\b/)
    .first()
    .waitFor();

const priced = seen("main section:has(button) button:has-text('¥')");

const openAccountMenu = async (page: Page) => {
  await page.locator("header button[aria-expanded], header button[aria-haspopup]").first().click();
};

export const SCREENS: readonly Screen[] = [
  ...screens("visitor", [
    ["home", "/"],
    ["search", "/search?q=freekumquat.com", answered],
    ["search-taken", "/search?q=google.com", answered],
    [
      "search-several",
      "/search?q=qinghe.com+shanlicha+kumquat+orangetree+teahouse+山里茶+mybrand.cn+mybrand.net+freeleaf+longlonglonglonglongname",
      answered,
    ],
    ["prices", "/prices"],
    ["suffix", "/domains/com.hk"],
    ["products", "/products"],
    ["product-hosting", "/products/hosting", priced],
    ["product-cloud", "/products/cloud", priced],
    ["cart-empty", "/cart"],
    ["terms", "/terms"],
    ["sign-in", "/sign-in"],
    ["sign-in-errors", "/sign-in", refused],
    ["register", "/register"],
    ["forgot-password", "/forgot-password"],
    ["not-found", "/nothing-here"],
  ]),
  { name: "phone-menu", who: "visitor", path: () => "/", before: press("header button:visible"), only: "phone" },
  { name: "account-menu", who: "customer", path: () => "/account/profile", before: openAccountMenu, only: "wide" },
  ...screens("customer", [
    ["account", "/account"],
    ["mails", "/account/mails"],
    ["cart", "/cart"],
    ["checkout", "/checkout"],
    ["services", "/account/services"],
    ["domains", "/account/services?productLine=domain"],
    ["domain", domain()],
    ["domain-records", domain("/records")],
    ["domain-name-servers", domain("/name-servers")],
    ["domain-renew", domain("/renew")],
    ["hosting", service("hosting")],
    ["database", service("database")],
    ["mail", service("mail")],
    ["cloud", service("cloud")],
    ["cloud-upgrade", ({ services }) => `/account/services/${services.cloud}/upgrade`],
    ["calendar", "/account/calendar"],
    ["orders", "/account/orders"],
    ["order", ({ doneOrderId }) => `/account/orders/${doneOrderId}`],
    ["order-unsure", ({ unsureOrderId }) => `/account/orders/${unsureOrderId}`],
    ["watched", "/account/watched?name=mybrand.com"],
    ["registrants", "/account/registrants"],
    ["registrant", ({ registrantId }) => `/account/registrants/${registrantId}`],
    ["registrant-form", "/account/registrants/new", refused],
    ["wallet", "/account/wallet"],
    ["top-up", "/account/wallet/top-up"],
    ["security", "/account/security"],
    ["profile", "/account/profile"],
  ]),
  ...screens("staff", [
    ["admin", "/admin"],
    ["admin-orders", "/admin/orders"],
    ["admin-order", ({ unsureOrderId }) => `/admin/orders/${unsureOrderId}`],
    ["admin-attention", "/admin/attention"],
    ["admin-customers", "/admin/customers"],
    ["admin-customer", ({ customer }) => `/admin/customers/${customer.id}`],
    ["admin-services", "/admin/services"],
    ["admin-prices", "/admin/prices"],
    ["admin-suffixes", "/admin/suffixes"],
    ["admin-catalogue", "/admin/catalogue"],
    ["admin-catalogue-line", "/admin/catalogue/database"],
    ["admin-top-ups", "/admin/top-ups"],
    ["admin-staff", "/admin/staff"],
    ["admin-balance", "/admin/balance"],
    ["admin-books", "/admin/books"],
    ["admin-health", "/admin/health"],
    ["admin-settings", "/admin/settings"],
    ["admin-settings-general", "/admin/settings/general"],
    ["admin-settings-bank", "/admin/settings/bank"],
    ["staff-profile", "/account/profile"],
    ["primitives", "/admin/primitives"],
    [
      "primitives-customer",
      "/admin/primitives",
      async (page) => {
        await page.locator("main input[type=radio][value=customer]").check({ force: true });
      },
    ],
    [
      "primitives-dialog",
      "/admin/primitives",
      (page) => page.locator("main section").nth(5).locator("button").nth(0).click(),
    ],
    [
      "primitives-danger",
      "/admin/primitives",
      (page) => page.locator("main section").nth(5).locator("button").nth(1).click(),
    ],
    [
      "primitives-menu",
      "/admin/primitives",
      (page) => page.locator("main section").nth(5).locator("button").nth(4).click(),
    ],
    [
      "primitives-toasts",
      "/admin/primitives",
      async (page) => {
        const buttons = page.locator("main section").nth(5).locator("button");
        await buttons.nth(2).click();
        await buttons.nth(3).click();
      },
    ],
  ]),
];
