import * as accounts from "@/lib/accounts/contract";
import * as passkeys from "@/lib/accounts/passkey-contract";
import * as approvals from "@/lib/approvals/contract";
import * as audit from "@/lib/audit/contract";
import * as calendar from "@/lib/calendar/contract";
import * as checkout from "@/lib/carts/checkout-contract";
import * as carts from "@/lib/carts/contract";
import * as adminControls from "@/lib/controls/admin-contract";
import * as controls from "@/lib/controls/contract";
import * as customers from "@/lib/customers/contract";
import * as adminFapiao from "@/lib/fapiao/admin-contract";
import * as fapiao from "@/lib/fapiao/contract";
import * as gallery from "@/lib/gallery/contract";
import * as gateways from "@/lib/gateways/contract";
import * as handovers from "@/lib/handovers/contract";
import * as ownHandovers from "@/lib/handovers/own-contract";
import * as help from "@/lib/help/admin-contract";
import { contractsIn } from "@/lib/http/openapi";
import * as imports from "@/lib/imports/contract";
import * as notify from "@/lib/notify/contract";
import * as catalogue from "@/lib/offers/catalogue-contract";
import * as offers from "@/lib/offers/contract";
import * as products from "@/lib/offers/product-contract";
import * as adminOrders from "@/lib/orders/admin-contract";
import * as orders from "@/lib/orders/contract";
import * as adminPapers from "@/lib/papers/admin-contract";
import * as papers from "@/lib/papers/contract";
import * as bills from "@/lib/paying/bill-contract";
import * as paying from "@/lib/paying/contract";
import * as payLinks from "@/lib/paying/pay-link-contract";
import * as payouts from "@/lib/paying/payout-contract";
import * as paymentRefunds from "@/lib/paying/refund-contract";
import * as staffPayments from "@/lib/paying/staff-contract";
import * as adminPayments from "@/lib/payments/admin-contract";
import * as payments from "@/lib/payments/contract";
import * as points from "@/lib/points/contract";
import * as costs from "@/lib/pricing/cost-contract";
import * as priceRules from "@/lib/pricing/rule-contract";
import * as suffixes from "@/lib/pricing/suffix-contract";
import * as promotions from "@/lib/promotions/contract";
import * as callbacks from "@/lib/purchasing/contract";
import * as registrants from "@/lib/registrants/contract";
import * as reports from "@/lib/reports/contract";
import * as everything from "@/lib/reports/search-contract";
import * as setup from "@/lib/reports/setup-contract";
import * as waiting from "@/lib/reports/waiting-contract";
import * as reviews from "@/lib/reviews/contract";
import * as search from "@/lib/search/contract";
import * as adminServices from "@/lib/services/admin-contract";
import * as services from "@/lib/services/contract";
import * as settings from "@/lib/settings/contract";
import * as statements from "@/lib/statements/contract";
import * as adminTickets from "@/lib/tickets/admin-contract";
import * as tickets from "@/lib/tickets/contract";
import * as ticketMails from "@/lib/tickets/mail-contract";
import * as relays from "@/lib/tickets/relay-contract";
import * as savedReplies from "@/lib/tickets/saved-reply-contract";
import * as tokens from "@/lib/tokens/contract";
import * as staffTokens from "@/lib/tokens/staff-contract";
import * as watchedNames from "@/lib/watched-names/contract";
import * as adminWebhooks from "@/lib/webhooks/admin-contract";
import * as webhooks from "@/lib/webhooks/contract";
import * as staffBatches from "@/lib/zones/admin-batch-contract";
import * as adminZones from "@/lib/zones/admin-contract";
import * as adminZoneImports from "@/lib/zones/admin-import-contract";
import * as zoneBatches from "@/lib/zones/batch-contract";
import * as zoneChecks from "@/lib/zones/checks-contract";
import * as zones from "@/lib/zones/contract";
import * as zoneImports from "@/lib/zones/import-contract";
import * as recordRemarks from "@/lib/zones/remark-contract";
import * as restorePoints from "@/lib/zones/restore-points-contract";
import * as zoneTemplates from "@/lib/zones/template-contract";

/** Every contract of the API. contracts.test.ts checks that each has a route, and each route a contract. */
export const contracts = contractsIn(
  accounts,
  passkeys,
  approvals,
  audit,
  calendar,
  callbacks,
  carts,
  checkout,
  catalogue,
  controls,
  adminControls,
  costs,
  customers,
  imports,
  notify,
  offers,
  orders,
  adminOrders,
  products,
  priceRules,
  registrants,
  reports,
  everything,
  reviews,
  search,
  services,
  adminServices,
  settings,
  suffixes,
  promotions,
  waiting,
  zones,
  adminZones,
  payments,
  adminPayments,
  points,
  gallery,
  handovers,
  ownHandovers,
  help,
  adminTickets,
  tickets,
  ticketMails,
  relays,
  savedReplies,
  gateways,
  paying,
  paymentRefunds,
  papers,
  adminPapers,
  fapiao,
  adminFapiao,
  payLinks,
  bills,
  staffPayments,
  payouts,
  statements,
  zoneImports,
  adminZoneImports,
  restorePoints,
  zoneChecks,
  tokens,
  staffTokens,
  zoneBatches,
  staffBatches,
  recordRemarks,
  zoneTemplates,
  setup,
  webhooks,
  watchedNames,
  adminWebhooks,
);
