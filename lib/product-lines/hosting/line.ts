import { purchaseAction } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import { upgradeAction } from "../actions/upgrade";
import type { ProductLine } from "../line";
import { yearTerms } from "../term";
import { buyHost, renewHosting, upgradeHosting } from "./buy";
import { denyAddress, grantAddress, removeAddress } from "./controls/address";
import { bindHostDomainControl, hostPointing, unbindHostDomainControl } from "./controls/bind-domain";
import { defaultAccess } from "./controls/default-access";
import { defaultPages } from "./controls/default-pages";
import { errorDetail } from "./controls/error-detail";
import { deleteFile, packFolder, unpackArchive } from "./controls/files";
import { limitFolder, openFolder } from "./controls/folder-access";
import { ftpPassword } from "./controls/ftp-password";
import { pauseFtp, resumeFtp } from "./controls/ftp-state";
import { logAccess } from "./controls/log-access";
import { netVersion } from "./controls/net-version";
import { notFoundPage } from "./controls/not-found-page";
import { openDatabase, openMail } from "./controls/open-gift";
import { restartTomcat } from "./controls/restart-tomcat";
import { pauseWebsite, resumeWebsite } from "./controls/web-state";
import { hostingForm, hostingUpgradeForm, hostPasswordRule } from "./form";
import { readHostingOptions, readHostUpgrades } from "./options";
import { addressesPanel, foldersPanel, hostDomainsPanel, logPanel } from "./panels/lists";
import { hostCostRows, quoteHostingPurchase, quoteHostingRenewal, quoteHostingUpgrade } from "./quote";
import { hostNameAvailability, lookAtHosting, readHosting } from "./read";

/** The upstream's hosts take FTP at its usual port; no endpoint shows it. */
const FTP_PORT = 21;

const shared = { read: readHosting, acceptedDeadlineMs: 24 * 3_600_000 };

/** Virtual hosts. The customer chooses the FTP user name, and the details show the password, so a lost order can be found. */
export const hostingLine: ProductLine = {
  id: "hosting",
  secretRule: hostPasswordRule,
  initialConfig: { ftpState: "running", webState: "running", visitors: "all" },
  statusOf: ({ webState }) => (webState === "paused" ? "paused" : null),
  form: hostingForm,
  readOptions: readHostingOptions,
  priceKey: (_displayName, config) => String(config.location ?? ""),
  costRows: hostCostRows,
  isAvailable: hostNameAvailability,
  read: readHosting,
  look: lookAtHosting,
  actions: {
    purchase: purchaseAction(hostingForm, {
      ...shared,
      endpoint: "hosting.CreateHosting",
      quote: quoteHostingPurchase,
      buy: buyHost,
    }),
    renew: renewAction({
      ...shared,
      endpoint: "hosting.RenewHosting",
      terms: () => yearTerms(1, 2, 3, 5),
      quote: quoteHostingRenewal,
      renew: renewHosting,
    }),
    upgrade: upgradeAction({
      ...shared,
      form: hostingUpgradeForm,
      readOptions: readHostUpgrades,
      endpoint: () => "hosting.HostingUpgrade",
      quote: quoteHostingUpgrade,
      upgrade: upgradeHosting,
    }),
  },
  details: [
    { id: "kind", as: "words" },
    { id: "location", as: "words" },
    { id: "line", as: "words" },
    { id: "ftpHost", as: "copy", of: "serverAddress" },
    { id: "ftpUser", as: "copy", of: "name" },
    { id: "ftpPort", as: "copy", fixed: FTP_PORT },
    { id: "alias", as: "copy" },
    { id: "serverAddress", as: "copy" },
    { id: "testUrl", as: "link" },
    { id: "filingCode", as: "copy" },
    { id: "domainsAtMost" },
    { id: "trafficGbPerMonth" },
    { id: "giftMail" },
    { id: "giftDatabase" },
  ],
  secrets: ["password"],
  pointing: hostPointing,
  controls: [
    pauseWebsite,
    resumeWebsite,
    pauseFtp,
    resumeFtp,
    ftpPassword,
    restartTomcat,
    bindHostDomainControl,
    unbindHostDomainControl,
    defaultPages,
    notFoundPage,
    netVersion,
    errorDetail,
    defaultAccess,
    denyAddress,
    grantAddress,
    removeAddress,
    limitFolder,
    openFolder,
    packFolder,
    unpackArchive,
    deleteFile,
    logAccess,
    openMail,
    openDatabase,
  ],
  panels: [hostDomainsPanel, addressesPanel, foldersPanel, logPanel],
  foldedGroups: ["website", "access", "files", "gifts", "log"],
};
