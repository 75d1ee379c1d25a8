import { findUpgrade } from "../actions/find-upgrade";
import { purchaseAction } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import { upgradeAction } from "../actions/upgrade";
import type { ProductLine } from "../line";
import type { AttemptEvidence, AttemptFinding } from "../product-action";
import type { Reading } from "../reading";
import { buyServer, openServer, renewServer, upgradeServer } from "./buy";
import { upgradeBlocked } from "./controls/blocked";
import {
  bindCloudDomainControl,
  cloudDomainsPanel,
  cloudPointing,
  pointDomain,
  unbindCloudDomainControl,
} from "./controls/domains";
import { powerOff, restart, shutDown, start } from "./controls/power";
import { deleteSnapshot, restoreSnapshot, takeSnapshot } from "./controls/snapshot";
import { changePort, rebuild, setPassword, setPlatformPassword } from "./controls/system";
import { cloudForm, cloudUpgradeForm, serverPassword } from "./form";
import { readOptions, readUpgradeOptions } from "./options";
import { cloudCostRows, isAddressUpgrade, quoteCloudPurchase, quoteCloudRenewal, quoteCloudUpgrade } from "./quote";
import { fitsOrder, priceKeyOf, readServer } from "./read";
import { TERMS } from "./terms";

/** As for all product lines, but without `grow`: whether sizes or addresses were upgraded is the shop's own value, which no reading shows. */
function findServerUpgrade(reading: Reading, evidence: AttemptEvidence): AttemptFinding {
  const { grow: _ours, ...configWanted } = evidence.configWanted ?? {};
  return findUpgrade(reading, { ...evidence, configWanted });
}

const shared = { read: readServer, acceptedDeadlineMs: 2 * 3_600_000 };

/** Cloud servers: the upstream makes their names, and they are opened after they were bought. Manual: 八、橙云主机. */
export const cloudLine: ProductLine = {
  id: "cloud",
  secretRule: serverPassword,
  initialConfig: { snapshotAt: "", domains: "", extraAddresses: 0 },
  form: cloudForm,
  readOptions,
  priceKey: (_displayName, config) => priceKeyOf(config),
  costRows: cloudCostRows,
  read: readServer,
  actions: {
    purchase: purchaseAction(cloudForm, {
      ...shared,
      endpoint: "cloud.BuyCloud",
      quote: quoteCloudPurchase,
      buy: buyServer,
      open: openServer,
      findable: false,
      fits: fitsOrder,
    }),
    renew: renewAction({
      ...shared,
      endpoint: "cloud.renewalCloud",
      terms: () => TERMS,
      quote: quoteCloudRenewal,
      renew: renewServer,
    }),
    upgrade: upgradeAction({
      ...shared,
      form: cloudUpgradeForm,
      readOptions: readUpgradeOptions,
      blocked: upgradeBlocked,
      endpoint: (config) => (isAddressUpgrade(config) ? "cloud.buyip" : "cloud.upgradeCloud"),
      quote: quoteCloudUpgrade,
      upgrade: upgradeServer,
      find: findServerUpgrade,
    }),
  },
  details: [
    { id: "number", as: "copy" },
    { id: "room", as: "label" },
    { id: "system", as: "label" },
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
  pointing: cloudPointing,
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
    bindCloudDomainControl,
    unbindCloudDomainControl,
    pointDomain,
  ],
  panels: [cloudDomainsPanel],
};
