import type { Handler } from "../../http/call";
import type { qituibaoManual } from "../../manual/qituibao";
import type { soukeyiManual } from "../../manual/soukeyi";
import * as qituibao from "./qituibao";
import * as soukeyi from "./soukeyi";

/** 十五、企推宝 and 十六、搜客易. */
export const promotionHandlers: Readonly<Record<keyof typeof qituibaoManual | keyof typeof soukeyiManual, Handler>> = {
  "qituibao.createorder": qituibao.createQituibao,
  "qituibao.reneworder": qituibao.renewQituibao,
  "qituibao.UpgradeOrder": qituibao.upgradeQituibao,
  "qituibao.getDetails": qituibao.qituibaoDetails,
  "qituibao.getUpgradeList": qituibao.qituibaoUpgrades,
  "qituibao.checkKeyword": qituibao.checkKeyword,
  "qituibao.CheckDomain": qituibao.checkDomain,
  "soukeyi.createorder": soukeyi.createSoukeyi,
  "soukeyi.RenewOrder": soukeyi.renewSoukeyi,
  "soukeyi.UpgradeOrder": soukeyi.upgradeSoukeyi,
  "soukeyi.getDetails": soukeyi.soukeyiDetails,
  "soukeyi.getUpdatelist": soukeyi.soukeyiUpdates,
};
