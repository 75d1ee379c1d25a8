import { expect, it } from "vitest";
import { duplicateNames, exportedNames } from "./exported-names";

/** Names that more than one file still exports, by area. A renamed name is removed from this list. */
const STILL_TWICE = new Set([
  // components
  ...[
    "Failure",
    "BalanceCurve",
    "Evidence",
    "SearchForm",
    "UpstreamCoupons",
    "CostTable",
    "draftOf",
    "Messages",
    "RegistrantForm",
    "RowDeeds",
    "NameResults",
    "Mark",
    "DomainName",
    "FieldWire",
    "Field",
    "Choice",
    "ItemState",
    "Row",
    "RunState",
  ],
  // product lines
  ...[
    "Call",
    "setRecords",
    "Finding",
    "quoteUpgrade",
    "changePassword",
    "databaseLine",
    "databasePassword",
    "addMailbox",
    "deleteMailbox",
    "addChengMailbox",
    "deleteChengMailbox",
    "collectMail",
    "mailPassword",
    "spellings",
    "serverPassword",
    "isMainland",
    "quotePurchase",
    "quoteRenewal",
    "isAvailable",
    "bindDomain",
    "unbindDomain",
    "domainsPanel",
  ],
  // orders, transfers and purchasing
  ...["MINUTE_MS", "cancelTransfer", "readTransfer", "restartTransfer"],
  // sandbox
  ...[
    "restFen",
    "Params",
    "PASSWORD",
    "openServer",
    "ownHost",
    "addressOf",
    "createOrder",
    "renewOrder",
    "deleteDomain",
    "domainList",
    "keyOf",
    "getPrice",
    "getUpgradelist",
    "shutdown",
    "Configuration",
    "termFen",
    "systemOf",
    "seenHost",
    "stateNow",
    "begin",
    "isWindows",
    "KEPT_AFTER_EXPIRY_MS",
    "isKept",
    "accessOf",
    "yearFen",
    "upgradesOf",
    "upgradeFen",
    "isPresent",
    "orderDetails",
    "modifyPassword",
    "readKind",
    "Edition",
    "readTerm",
  ],
  // one list a chapter, gathered by the folder
  "requests",
  // others
  ...["RecordType", "checkProductName"],
]);

it("no two files export the same name", () => {
  expect(Object.fromEntries(duplicateNames())).toEqual({});
});

it("reads what a file declares and exports, and nothing else", () => {
  const text = `
    import { a } from "./a";
    export { b } from "./b";
    export const c = 1, { d, e: [f] } = g;
    export async function h() {}
    export class I {}
    export interface J {}
    export type K = string;
    export enum L {}
    export default function m() {}
    const n = "export const o = 1";`;
  expect(exportedNames("a.ts", text)).toEqual(["c", "d", "f", "h", "I", "J", "K", "L"]);
});
