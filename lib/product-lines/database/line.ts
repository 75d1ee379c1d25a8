import { purchaseAction } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import { upgradeAction } from "../actions/upgrade";
import type { ProductLine } from "../line";
import { yearTerms } from "../term";
import { buyDatabase, renewDatabaseFor, upgradeDatabaseTo } from "./buy";
import { backUp, deleteBackup, restore } from "./controls/backups";
import { setCharset } from "./controls/charset";
import { changeFtpPassword, databasePasswordControl } from "./controls/passwords";
import { pauseDatabase, resumeDatabase } from "./controls/power";
import { databaseForm, databasePassword, databaseUpgradeForm } from "./form";
import { backupsPanel } from "./panels/backups";
import { databaseCostRows, quoteDatabase, quoteDatabaseUpgrade } from "./quote";
import {
  databaseSpellings,
  isDatabaseAvailable,
  lookAtDatabase,
  readDatabaseOptions,
  readDatabaseState,
  readDatabaseUpgrades,
} from "./read";

const shared = { read: readDatabaseState, acceptedDeadlineMs: 2 * 3_600_000 };

/** Manual: 五、数据库. A host's free database is the same product, but is neither renewed nor upgraded. */
export const databaseLine: ProductLine = {
  id: "database",
  spellings: databaseSpellings,
  secretRule: databasePassword,
  initialConfig: { paused: false, backup1: "", backup2: "", backup3: "", backup4: "", backup5: "" },
  statusOf: ({ paused }) => (paused === true ? "paused" : null),
  form: databaseForm,
  readOptions: readDatabaseOptions,
  priceKey: (_displayName, { engine }) => String(engine ?? ""),
  costRows: databaseCostRows,
  isAvailable: isDatabaseAvailable,
  read: readDatabaseState,
  look: lookAtDatabase,
  actions: {
    purchase: purchaseAction(databaseForm, {
      ...shared,
      endpoint: "database.CreateOdr",
      quote: quoteDatabase,
      buy: buyDatabase,
    }),
    renew: renewAction({
      ...shared,
      endpoint: "database.RenewDB",
      terms: () => yearTerms(1, 2, 3, 5),
      quote: quoteDatabase,
      renew: renewDatabaseFor,
    }),
    upgrade: upgradeAction({
      ...shared,
      form: databaseUpgradeForm,
      readOptions: readDatabaseUpgrades,
      endpoint: () => "database.Upgrade",
      quote: quoteDatabaseUpgrade,
      upgrade: upgradeDatabaseTo,
    }),
  },
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
    databasePasswordControl,
    changeFtpPassword,
    backUp,
    restore,
    deleteBackup,
  ],
  panels: [backupsPanel],
};
