import type { Handler } from "../../http/call";
import { ofCloud } from "../../manual/of-cloud";
import type { serversManual } from "../../manual/servers";
import * as ali from "./ali-orders";
import * as bcc from "./bcc-orders";
import * as control from "./control-server";
import { serverOrderDetails } from "./order-details";
import { aliProductInfo, bccProductInfo } from "./product-info";

/** What both clouds do in the same way. */
const shared = {
  OrderDetails: serverOrderDetails,
  Backups: control.backups,
  DeleteBackups: control.deleteBackups,
  RestoreBackups: control.restoreBackups,
  Shutdown: control.shutdownServer,
  Startingup: control.startingup,
  Restart: control.restart,
  Mount: control.mount,
  Uninstall: control.uninstall,
  RebuildSystemList: control.rebuildSystemList,
  RebuildSystem: control.rebuildSystem,
  ModifyPassword: control.modifyServerPassword,
  GetVncUrl: control.getVncUrl,
};

/** 二十、百度云 and 阿里云. */
export const serverHandlers: Readonly<Record<keyof typeof serversManual, Handler>> = {
  ...ofCloud("bcc", shared),
  "bcc.ProductInfo": bccProductInfo,
  "bcc.CreateOrder": bcc.createBccOrder,
  "bcc.RenewOrder": bcc.renewBccOrder,
  "bcc.UpgradeOrder": bcc.upgradeOrder,
  ...ofCloud("ali", shared),
  "ali.ProductInfo": aliProductInfo,
  "ali.CreateOrder": ali.createAliOrder,
  "ali.RenewOrder": ali.renewAliOrder,
};
