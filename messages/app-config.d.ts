import type {} from "next-intl";

/** Types for next-intl's hooks and translators: namespaces, keys and languages. An unknown key does not compile. */
declare module "next-intl" {
  interface AppConfig {
    Messages: Messages;
  }
}

type Messages = {
  account: typeof import("./zh/account.json");
  adjustments: typeof import("./zh/adjustments.json");
  "admin-orders": typeof import("./zh/admin-orders.json");
  "admin-services": typeof import("./zh/admin-services.json");
  approvals: typeof import("./zh/approvals.json");
  audit: typeof import("./zh/audit.json");
  auth: typeof import("./zh/auth.json");
  books: typeof import("./zh/books.json");
  calendar: typeof import("./zh/calendar.json");
  cart: typeof import("./zh/cart.json");
  catalogue: typeof import("./zh/catalogue.json");
  charts: typeof import("./zh/charts.json");
  checkout: typeof import("./zh/checkout.json");
  cloudLine: typeof import("./zh/cloudLine.json");
  csv: typeof import("./zh/csv.json");
  databaseLine: typeof import("./zh/databaseLine.json");
  domainLine: typeof import("./zh/domainLine.json");
  errors: typeof import("./zh/errors.json");
  fields: typeof import("./zh/fields.json");
  home: typeof import("./zh/home.json");
  hostingLine: typeof import("./zh/hostingLine.json");
  legal: typeof import("./zh/legal.json");
  mailLine: typeof import("./zh/mailLine.json");
  cdnLine: typeof import("./zh/cdnLine.json");
  ddosLine: typeof import("./zh/ddosLine.json");
  siteLine: typeof import("./zh/siteLine.json");
  templates: typeof import("./zh/templates.json");
  "order-pages": typeof import("./zh/order-pages.json");
  mails: typeof import("./zh/mails.json");
  orders: typeof import("./zh/orders.json");
  people: typeof import("./zh/people.json");
  prices: typeof import("./zh/prices.json");
  primitives: typeof import("./zh/primitives.json");
  products: typeof import("./zh/products.json");
  registrants: typeof import("./zh/registrants.json");
  reports: typeof import("./zh/reports.json");
  reviews: typeof import("./zh/reviews.json");
  search: typeof import("./zh/search.json");
  security: typeof import("./zh/security.json");
  services: typeof import("./zh/services.json");
  settings: typeof import("./zh/settings.json");
  shell: typeof import("./zh/shell.json");
  shop: typeof import("./zh/shop.json");
  suffix: typeof import("./zh/suffix.json");
  "staff-empty": typeof import("./zh/staff-empty.json");
  "staff-home": typeof import("./zh/staff-home.json");
  "staff-search": typeof import("./zh/staff-search.json");
  topUps: typeof import("./zh/topUps.json");
  ui: typeof import("./zh/ui.json");
  wallet: typeof import("./zh/wallet.json");
  zones: typeof import("./zh/zones.json");
  mailingLine: typeof import("./zh/mailingLine.json");
  smsLine: typeof import("./zh/smsLine.json");
  qituibaoLine: typeof import("./zh/qituibaoLine.json");
  soukeyiLine: typeof import("./zh/soukeyiLine.json");
  baiduLine: typeof import("./zh/baiduLine.json");
  aliyunLine: typeof import("./zh/aliyunLine.json");
  "gateway-settings": typeof import("./zh/gateway-settings.json");
  "payment-refunds": typeof import("./zh/payment-refunds.json");
  payments: typeof import("./zh/payments.json");
  gateways: typeof import("./zh/gateways.json");
  help: typeof import("./zh/help.json");
  tickets: typeof import("./zh/tickets.json");
  desk: typeof import("./zh/desk.json");
  papers: typeof import("./zh/papers.json");
  fapiao: typeof import("./zh/fapiao.json");
  fapiaoDesk: typeof import("./zh/fapiaoDesk.json");
  bills: typeof import("./zh/bills.json");
  "staff-payments": typeof import("./zh/staff-payments.json");
  payouts: typeof import("./zh/payouts.json");
  "payouts-desk": typeof import("./zh/payouts-desk.json");
  statements: typeof import("./zh/statements.json");
  tokens: typeof import("./zh/tokens.json");
};
