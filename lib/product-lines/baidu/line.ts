import { upgradeAction } from "../actions/upgrade";
import type { ProductLine } from "../line";
import { serverNotReady } from "../servers/controls/blocked";
import { serverLine } from "../servers/line";
import { quoteServerUpgrade } from "../servers/quote";
import { readCloudServer } from "../servers/read";
import { baiduCloud } from "./cloud";
import { baiduUpgradeForm } from "./form";
import { findBaiduUpgrade, upgradeBaidu } from "./upgrade";

const line = serverLine(baiduCloud);

/** Servers of Baidu AI Cloud (BCC), the only ones of the two clouds that can be enlarged. Manual: 二十、百度云. */
export const baiduLine: ProductLine = {
  ...line,
  actions: {
    ...line.actions,
    upgrade: upgradeAction({
      read: readCloudServer(baiduCloud),
      acceptedDeadlineMs: 2 * 3_600_000,
      form: baiduUpgradeForm,
      // The pairs of processors and memory are printed in the manual; no call lists them.
      readOptions: async () => ({ sizes: baiduCloud.sizesOf({ locations: [], systems: [], products: [] }) }),
      blocked: serverNotReady,
      endpoint: () => "bcc.UpgradeOrder",
      quote: quoteServerUpgrade(baiduCloud),
      upgrade: upgradeBaidu,
      find: findBaiduUpgrade,
    }),
  },
};
