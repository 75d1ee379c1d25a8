import { purchaseAction } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import type { ProductLine } from "../line";
import { buyCloudServer, renewCloudServer } from "./buy";
import type { ServerCloud } from "./cloud";
import { serverPowerOf } from "./controls/blocked";
import { diskControls, disksPanel } from "./controls/disks";
import { powerControls } from "./controls/power";
import { systemControls } from "./controls/system";
import { cloudSystemPassword, serverForm, serverTerms } from "./form";
import { readServerOptions } from "./options";
import { quoteServerTerm } from "./quote";
import { fitsServerOrder, readCloudServer } from "./read";

/**
 * The product line of servers of another cloud: the upstream makes their names and opens them by itself. What the two clouds share; an
 * upgrade, which only one of them has, is added by its own line.ts. Manual: 二十、百度云 and 阿里云.
 */
export function serverLine(cloud: ServerCloud): ProductLine {
  const { shape } = cloud;
  const form = serverForm(shape);
  const read = readCloudServer(cloud);
  const shared = { read, acceptedDeadlineMs: 2 * 3_600_000, quote: quoteServerTerm(cloud) };
  return {
    id: shape.productLine,
    secretRule: cloudSystemPassword,
    statusOf: (config) => (serverPowerOf(config) === "off" ? "stopped" : null),
    form,
    readOptions: readServerOptions(cloud),
    priceKey: (_displayName, { location }) => String(location ?? ""),
    read,
    actions: {
      purchase: purchaseAction(form, {
        ...shared,
        endpoint: cloud.purchaseEndpoint,
        buy: buyCloudServer(cloud),
        findable: false,
        fits: fitsServerOrder,
      }),
      renew: renewAction({
        ...shared,
        endpoint: cloud.renewEndpoint,
        terms: () => serverTerms(shape),
        renew: renewCloudServer(cloud),
      }),
    },
    details: [
      { id: "address", as: "copy" },
      { id: "systemName", as: "label" },
      { id: "number", of: "name", as: "copy" },
      { id: "uuid", as: "copy" },
    ],
    secrets: ["password"],
    controls: [...powerControls(cloud), ...systemControls(cloud), ...diskControls(cloud)],
    panels: [disksPanel(cloud)],
  };
}
