import { type Cloud, ofCloud } from "./of-cloud";
import type { Printed } from "./row";

/** What the manual prints for the two clouds of chapter 二十, 百度云 (bcc) and 阿里云 (ali), whose sections are the same but for what is said here. */

/** How each section's table spells the server's name; the two clouds differ in these. */
type Spellings = Readonly<Record<"RestoreBackups" | "Uninstall" | "ModifyPassword" | "GetVncUrl", string>>;

const sections = (cloud: Cloud, name: Spellings) =>
  ({
    ProductInfo: { title: "获取购买产品信息", effect: "read", action: `${cloud} info`, required: [] },
    RenewOrder: {
      title: "续费",
      effect: "purchase",
      action: `renew ${cloud} odr`,
      required: ["pdtnme", "term", "termtype"],
    },
    OrderDetails: { title: "详情", effect: "read", action: `get ${cloud} details`, required: ["pdtnme"] },
    Backups: { title: "磁盘数据备份", effect: "write", action: `${cloud} backups`, required: ["pdtnme", "extid"] },
    DeleteBackups: {
      title: "删除磁盘数据备份",
      effect: "write",
      action: `${cloud} delete backups`,
      required: ["pdtname", "extid"],
    },
    RestoreBackups: {
      title: "还原磁盘数据备份",
      effect: "write",
      action: `${cloud} restorebackups`,
      required: [name.RestoreBackups, "extid"],
    },
    Shutdown: { title: "关机", effect: "write", action: `${cloud} shutdown`, required: ["pdtname"] },
    Startingup: { title: "开机", effect: "write", action: `${cloud} startingup`, required: ["pdtname"] },
    Restart: { title: "重启", effect: "write", action: `${cloud} restart`, required: ["pdtname"] },
    Mount: { title: "挂载", effect: "write", action: `${cloud} mount`, required: ["pdtmme", "extid"] },
    Uninstall: { title: "卸载", effect: "write", action: `${cloud} uninstall`, required: [name.Uninstall, "extid"] },
    RebuildSystemList: {
      title: "获取重装系统列表",
      effect: "read",
      action: `${cloud} rebuildsystemlist`,
      required: ["pdtname"],
    },
    RebuildSystem: {
      title: "重装系统",
      effect: "write",
      action: `${cloud} rebuildsystem`,
      required: ["pdtnme", "systemid"],
    },
    ModifyPassword: {
      title: "修改系统密码",
      effect: "write",
      action: `${cloud} modifypassword`,
      required: [name.ModifyPassword, "pass"],
    },
    GetVncUrl: { title: "获取远程链接地址", effect: "read", action: `${cloud} getvncurl`, required: [name.GetVncUrl] },
  }) as const satisfies Record<string, Printed>;

const bcc = sections("bcc", {
  RestoreBackups: "pdtmne",
  Uninstall: "pdtname",
  ModifyPassword: "pdtnme",
  GetVncUrl: "pdtnme",
});

const ali = sections("ali", {
  RestoreBackups: "pdtname",
  Uninstall: "pdtnme",
  ModifyPassword: "pdtname",
  GetVncUrl: "pdtname",
});

export const serversManual = {
  ...ofCloud("bcc", bcc),
  "bcc.CreateOrder": {
    title: "下单购买",
    effect: "purchase",
    action: "create bcc odr",
    required: ["pass", "cpucount", "memory", "flow", "location", "systemid", "term", "termtype"],
  },
  "bcc.UpgradeOrder": {
    title: "升级",
    effect: "purchase",
    action: "renew bcc odr",
    required: ["pdtnme", "upgtype", "upgstr"],
  },
  ...ofCloud("ali", ali),
  "ali.CreateOrder": {
    title: "下单购买",
    effect: "purchase",
    action: "create ali odr",
    required: ["pass", "slcns", "slid", "cdsstr", "flow", "location", "systemid", "term", "termtype"],
  },
} as const satisfies Record<string, Printed>;
