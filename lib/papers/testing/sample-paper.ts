import type { PaperSheet } from "../contract";

/** A receipt as it is stored, with names that a font for 6,763 characters would lack. */
export function sampleReceipt(change: Partial<PaperSheet> = {}): PaperSheet {
  return {
    kind: "receipt",
    number: "R-2026-000042",
    issuedAt: new Date("2026-11-25T03:02:10Z"),
    totalFen: 130_356n,
    content: {
      layout: 1,
      seller: {
        name: { zh: "金橘云", en: "Kumquat Cloud" },
        company: { zh: "杭州金橘网络科技有限公司", en: "Hangzhou Kumquat Network Technology Co., Ltd." },
        phone: "0571-8888 6666",
        email: "service@kumquat.example",
        url: "https://kumquat.example",
        icp: "浙ICP备2026001234号",
        police: "浙公网安备33010602001234号",
      },
      customer: { name: "喆堃茶业有限公司", email: "lin@qinghe.example" },
      order: {
        number: "K261125-00042",
        placedAt: new Date("2026-11-25T03:00:00Z"),
        finishedAt: new Date("2026-11-25T03:02:00Z"),
      },
      currency: "CNY",
      lines: [
        {
          itemId: "0199a000-0000-7000-8000-000000000001",
          productLine: "domain",
          action: "purchase",
          name: "shanlicha.com",
          what: { zh: "域名，注册 1 年", en: "Domain: Registration, 1 year" },
          details: null,
          amountFen: 6_900n,
        },
        {
          itemId: "0199a000-0000-7000-8000-000000000002",
          productLine: "cloud",
          action: "purchase",
          name: "云服务器 2 核 4 GB",
          what: { zh: "云服务器，开通 6 个月", en: "Cloud server: Purchase, 6 months" },
          details: { zh: "中国香港，Linux，40 GB 系统盘", en: "Hong Kong, Linux, 40 GB system disk" },
          amountFen: 123_456n,
        },
      ],
      credit: null,
    },
    ...change,
  };
}
