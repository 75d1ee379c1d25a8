import { findRenewal } from "../find-renewal";
import { findUpgrade as findGeneralUpgrade } from "../find-upgrade";
import type { Evidence, Finding, ProductLine } from "../line";
import type { Reading } from "../reading";
import { buyServer, maskPurchase, openServer, renewServer, upgradeServer } from "./buy";
import { upgradeBlocked } from "./controls/blocked";
import { bindDomain, domainsPanel, pointDomain, unbindDomain } from "./controls/domains";
import { powerOff, restart, shutDown, start } from "./controls/power";
import { deleteSnapshot, restoreSnapshot, takeSnapshot } from "./controls/snapshot";
import { changePort, rebuild, setPassword, setPlatformPassword } from "./controls/system";
import { cloudForm, cloudUpgradeForm, serverPassword } from "./form";
import { readOptions, readUpgradeOptions } from "./options";
import { cloudCostRows, isAddressUpgrade, quotePurchase, quoteRenewal, quoteUpgrade } from "./quote";
import { fitsOrder, priceKeyOf, readServer } from "./read";
import { TERMS } from "./terms";

/** As for all lines, by what the server shows: whether sizes or addresses were to grow is our own word. */
function findUpgrade(reading: Reading, evidence: Evidence): Finding {
  const { grow: _ours, ...configWanted } = evidence.configWanted ?? {};
  return findGeneralUpgrade(reading, { ...evidence, configWanted });
}

/** Cloud servers: the upstream makes their names, and they are opened after they were bought. Manual: 八、橙云主机. */
export const cloudLine: ProductLine = {
  id: "cloud",
  findable: false,
  acceptedDeadlineMs: 2 * 3_600_000,
  secretRule: serverPassword,
  initialConfig: { snapshotAt: "", domains: "", extraAddresses: 0 },
  form: cloudForm,
  readOptions,
  upgradeForm: cloudUpgradeForm,
  upgradeBlocked,
  readUpgradeOptions,
  renewalTerms: () => TERMS,
  priceKey: (_displayName, config) => priceKeyOf(config),
  quotePurchase,
  quoteRenewal,
  quoteUpgrade,
  costRows: cloudCostRows,
  read: readServer,
  purchaseEndpoint: "cloud.BuyCloud",
  renewalEndpoint: "cloud.renewalCloud",
  upgradeEndpoint: (config) => (isAddressUpgrade(config) ? "cloud.buyip" : "cloud.upgradeCloud"),
  buy: buyServer,
  renew: renewServer,
  upgrade: upgradeServer,
  open: openServer,
  maskPurchase,
  // Its name is not ours, so a lost purchase can't be looked for.
  findPurchase: (reading) => (reading.state === "unclear" ? "unclear" : "cannot_tell"),
  findRenewal,
  findUpgrade,
  fits: fitsOrder,
  details: [
    { id: "number", as: "copy" },
    { id: "room" },
    { id: "system" },
    { id: "address", as: "copy" },
    { id: "telecomAddress", as: "copy" },
    { id: "netcomAddress", as: "copy" },
    { id: "innerAddress", as: "copy" },
    { id: "extraAddresses", as: "copy" },
    { id: "freeDomain", as: "copy" },
    { id: "remotePort", as: "copy" },
    { id: "remoteOuter", as: "copy" },
    { id: "remoteInner" },
    { id: "mysqlOuter", as: "copy" },
    { id: "mysqlInner" },
    { id: "mssqlOuter", as: "copy" },
    { id: "mssqlInner" },
    { id: "webOuter", as: "copy" },
    { id: "webInner" },
    { id: "ftpOuter", as: "copy" },
    { id: "ftpInner" },
    { id: "ftpPassiveOuter", as: "copy" },
    { id: "ftpPassiveInner" },
    { id: "filingCode", as: "copy" },
    { id: "snapshotAt", as: "minute" },
  ],
  secrets: ["password", "platform"],
  controls: [
    start,
    restart,
    shutDown,
    powerOff,
    takeSnapshot,
    restoreSnapshot,
    deleteSnapshot,
    rebuild,
    setPassword,
    setPlatformPassword,
    changePort,
    bindDomain,
    unbindDomain,
    pointDomain,
  ],
  panels: [domainsPanel],
};
