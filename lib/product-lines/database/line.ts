import { findPurchase } from "../find-purchase";
import { findRenewal } from "../find-renewal";
import { findUpgrade } from "../find-upgrade";
import { yearTerms } from "../form";
import type { ProductLine } from "../line";
import { buyDatabase, maskDatabasePurchase, renewDatabaseFor, upgradeDatabaseTo } from "./buy";
import { backUp, deleteBackup, restore } from "./controls/backups";
import { setCharset } from "./controls/charset";
import { changeFtpPassword, changePassword } from "./controls/passwords";
import { pauseDatabase, resumeDatabase } from "./controls/power";
import { databaseForm, databasePassword, databaseUpgradeForm } from "./form";
import { backupsPanel } from "./panels/backups";
import { databaseCostRows, quoteDatabase, quoteDatabaseRenewal, quoteDatabaseUpgrade } from "./quote";
import {
  isDatabaseAvailable,
  lookAtDatabase,
  readDatabaseOptions,
  readDatabaseState,
  readDatabaseUpgrades,
  spellings,
} from "./read";

/** Manual: 五、数据库. A gift of a host is the same product, neither renewed nor upgraded by itself. */
export const databaseLine: ProductLine = {
  id: "database",
  findable: true,
  spellings,
  acceptedDeadlineMs: 2 * 3_600_000,
  secretRule: databasePassword,
  initialConfig: { paused: false, backup1: "", backup2: "", backup3: "", backup4: "", backup5: "" },
  statusOf: ({ paused }) => (paused === true ? "paused" : null),
  form: databaseForm,
  readOptions: readDatabaseOptions,
  upgradeForm: databaseUpgradeForm,
  readUpgradeOptions: readDatabaseUpgrades,
  renewalTerms: () => yearTerms(1, 2, 3, 5),
  priceKey: (_displayName, { engine }) => String(engine ?? ""),
  quotePurchase: quoteDatabase,
  quoteRenewal: quoteDatabaseRenewal,
  quoteUpgrade: quoteDatabaseUpgrade,
  costRows: databaseCostRows,
  isAvailable: isDatabaseAvailable,
  read: readDatabaseState,
  look: lookAtDatabase,
  purchaseEndpoint: "database.CreateOdr",
  renewalEndpoint: "database.RenewDB",
  upgradeEndpoint: () => "database.Upgrade",
  buy: buyDatabase,
  renew: renewDatabaseFor,
  upgrade: upgradeDatabaseTo,
  maskPurchase: maskDatabasePurchase,
  findPurchase,
  findRenewal,
  findUpgrade,
  details: [
    { id: "database", as: "copy" },
    { id: "address", as: "copy" },
    { id: "account", as: "copy" },
    { id: "ftpAddress", as: "copy" },
    { id: "ftpName", as: "copy" },
    { id: "host" },
    { id: "gift", as: "words" },
  ],
  secrets: ["password", "ftpPassword"],
  controls: [
    pauseDatabase,
    resumeDatabase,
    setCharset,
    changePassword,
    changeFtpPassword,
    backUp,
    restore,
    deleteBackup,
  ],
  panels: [backupsPanel],
};
