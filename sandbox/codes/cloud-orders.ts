import type { Bench, Provocation } from "./bench";
import {
  bought,
  buyServer,
  type CloudParams,
  cloudOrder,
  nameCodes,
  on,
  opened,
  stopped,
  stoppedServer,
  withSnapshot,
} from "./cloud-bench";

/** 八, 1, 2, 19–22, 25: codes of what costs money, and of its prices. */

function orderCodes(id: "cloud.BuyCloud" | "cloud.getPrice") {
  const with_ = (how: string, change: CloudParams): Provocation => [
    how,
    (bench) => bench.call(id, { ...cloudOrder, ...change }),
  ];
  return {
    "10014": ["no username", (bench: Bench) => bench.call(id, cloudOrder, { username: "" })],
    "17001": with_("cpu 3, which is not listed", { cpu: "3" }),
    "17002": with_("ram 1000, which is not listed", { ram: "1000" }),
    "17003": with_("HD 55, between two steps", { HD: "55" }),
    "17004": with_("BD 101, above the range", { BD: "101" }),
    "17005": with_("an os that is neither listed nor a server of the account", { os: "beos_32" }),
    "17006": with_("place 9", { place: "9" }),
    "17007": with_("tmetpe 3, or years 0", { tmetpe: "3" }),
    "17008": with_("a 32-bit system with more than 4096 MB", { ram: "8192" }),
  } satisfies Record<string, Provocation>;
}

const withoutPrice = (part: "os" | "hd" | "bd" | "cpu" | "ram" | "ip"): Provocation => [
  `setting cloudPricesMissing with ${part}`,
  async (bench) => {
    await bench.control.settings({ cloudPricesMissing: [part] });
    return bench.call("cloud.getPrice", cloudOrder);
  },
];
const inClosedRoom = (id: "cloud.BuyCloud" | "cloud.getPrice"): Provocation => [
  "setting cloudClosedRooms with the room",
  async (bench) => {
    await bench.control.settings({ cloudClosedRooms: ["1"] });
    return bench.call(id, cloudOrder);
  },
];

const buyCloudCodes = {
  ...orderCodes("cloud.BuyCloud"),
  "17009": inClosedRoom("cloud.BuyCloud"),
  "10042": ["signature with an unknown coupon", (b) => b.call("cloud.BuyCloud", { ...cloudOrder, signature: "NONE" })],
  "10043": [
    "signature SPENTCOUPON1",
    (bench) => bench.call("cloud.BuyCloud", { ...cloudOrder, signature: "SPENTCOUPON1" }),
  ],
  "10046": ["voucherid unknown", (bench) => bench.call("cloud.BuyCloud", { ...cloudOrder, voucherid: "NONE" })],
} satisfies Record<string, Provocation>;

const getPriceCodes = {
  ...orderCodes("cloud.getPrice"),
  "17009": "the text of buying, copied: asking for a price buys nothing that could fail",
  "17011": inClosedRoom("cloud.getPrice"),
  "17013": withoutPrice("os"),
  "17014": withoutPrice("hd"),
  "17015": withoutPrice("bd"),
  "17016": withoutPrice("cpu"),
  "17017": withoutPrice("ram"),
  "17018": withoutPrice("ip"),
} satisfies Record<string, Provocation>;

const getUpgradelistCodes = {
  ...nameCodes("cloud.getUpgradelist"),
  "17110": on("cloud.getUpgradelist", "a server", opened, {}, "order"),
} satisfies Record<string, Provocation>;

const UPGRADE = "cloud.upgradeCloud";
const nothing = { CPUNum: "0", RAMNum: "0", HDNum: "0", BDNum: "0" };
const oneCore = { ...nothing, CPUNum: "1" };
const upgradeCloudCodes = {
  ...nameCodes(UPGRADE),
  "17001": on(UPGRADE, "CPUNum that is no number, or nothing added at all", stopped, { ...nothing, CPUNum: "x" }),
  "17002": on(UPGRADE, "RAMNum between two steps", stopped, { ...nothing, RAMNum: "100" }),
  "17003": on(UPGRADE, "HDNum between two steps", stopped, { ...nothing, HDNum: "5" }),
  "17004": on(UPGRADE, "BDNum that is no number", stopped, { ...nothing, BDNum: "x" }),
  "17017": on(UPGRADE, "a server that is not made yet, or busy", bought, oneCore),
  "17127": on(UPGRADE, "a server with a snapshot", withSnapshot, oneCore),
  "17128": on(UPGRADE, "a running server", opened, oneCore),
  "17110": on(UPGRADE, "a server", stopped, oneCore, "order"),
  "17129": on(UPGRADE, "8 cores more than 1", stopped, { ...nothing, CPUNum: "8" }),
  "17130": on(UPGRADE, "16384 MB more than 1024", stopped, { ...nothing, RAMNum: "16384" }),
  "17131": on(UPGRADE, "500 GB more than 50", stopped, { ...nothing, HDNum: "500" }),
  "17132": on(UPGRADE, "100 Mbps more than 1", stopped, { ...nothing, BDNum: "100" }),
  "17133": on(UPGRADE, "a server that is shut down", stopped, oneCore, "node"),
} satisfies Record<string, Provocation>;

const buyipCodes = {
  ...nameCodes("cloud.buyip"),
  "17134": on("cloud.buyip", "a server with four additional addresses", async (bench) => {
    const cloudname = await stoppedServer(bench);
    for (let n = 0; n < 4; n++) await bench.call("cloud.buyip", { cloudname });
    return cloudname;
  }),
  "17107": on("cloud.buyip", "a server that is not made yet, or busy", bought),
  "17135": on("cloud.buyip", "a server with a snapshot", withSnapshot),
  "17136": on("cloud.buyip", "a running server", opened),
  "17137": on("cloud.buyip", "a server that is shut down", stopped, {}, "order"),
  "10021": on("cloud.buyip", "control `balance` below the price", async (bench) => {
    const cloudname = await stoppedServer(bench);
    await bench.control.balance("1.00");
    return cloudname;
  }),
} satisfies Record<string, Provocation>;

const RENEW = "cloud.renewalCloud";
const month = { timetype: "2" };
const renewalCloudCodes = {
  ...nameCodes(RENEW),
  "17007": on(RENEW, "timetype 3, or years 0", bought, { timetype: "3" }),
  "17008": ["a name that is not in the account", (bench) => bench.call(RENEW, { cloudname: "S111111", ...month })],
  "10021": on(
    RENEW,
    "control `balance` below the price",
    async (bench) => {
      const cloudname = await buyServer(bench);
      await bench.control.balance("1.00");
      return cloudname;
    },
    month,
  ),
  "17126": on(RENEW, "a server", bought, month, "node"),
  "10042": on(RENEW, "signature with an unknown coupon", bought, { ...month, signature: "NONE" }),
  "10043": on(RENEW, "signature SPENTCOUPON1", bought, { ...month, signature: "SPENTCOUPON1" }),
  "10046": on(RENEW, "voucherid unknown", bought, { ...month, voucherid: "NONE" }),
} satisfies Record<string, Provocation>;

export const cloudOrderCodes = {
  "cloud.BuyCloud": buyCloudCodes,
  "cloud.getUpgradelist": getUpgradelistCodes,
  "cloud.upgradeCloud": upgradeCloudCodes,
  "cloud.buyip": buyipCodes,
  "cloud.renewalCloud": renewalCloudCodes,
  "cloud.getPrice": getPriceCodes,
};
