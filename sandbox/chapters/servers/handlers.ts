import type { Handler } from "../../http/call";
import { ofCloud } from "../../manual/of-cloud";
import type { serversManual } from "../../manual/servers";
import * as ali from "./ali-orders";
import * as bcc from "./bcc-orders";
import * as control from "./control-server";
import { orderDetails } from "./order-details";
import { aliProductInfo, bccProductInfo } from "./product-info";

/** What both clouds do in the same way. */
const shared = {
  OrderDetails: orderDetails,
  Backups: control.backups,
  DeleteBackups: control.deleteBackups,
  RestoreBackups: control.restoreBackups,
  Shutdown: control.shutdown,
  Startingup: control.startingup,
  Restart: control.restart,
  Mount: control.mount,
  Uninstall: control.uninstall,
  RebuildSystemList: control.rebuildSystemList,
  RebuildSystem: control.rebuildSystem,
  ModifyPassword: control.modifyPassword,
  GetVncUrl: control.getVncUrl,
};

/** 二十、百度云 and 阿里云. */
export const serverHandlers: Readonly<Record<keyof typeof serversManual, Handler>> = {
  ...ofCloud("bcc", shared),
  "bcc.ProductInfo": bccProductInfo,
  "bcc.CreateOrder": bcc.createOrder,
  "bcc.RenewOrder": bcc.renewOrder,
  "bcc.UpgradeOrder": bcc.upgradeOrder,
  ...ofCloud("ali", shared),
  "ali.ProductInfo": aliProductInfo,
  "ali.CreateOrder": ali.createOrder,
  "ali.RenewOrder": ali.renewOrder,
};
