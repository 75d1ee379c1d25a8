import type { Handler } from "../../http/call";
import type { Cloud } from "../../manual/of-cloud";
import { priceText } from "../../selling/product-price";
import { aliPrices, bccPrices, instances, places, serverTermFen, systemsAt } from "./offer";

type ProductRow = Record<string, string>;

/**
 * One priced part, for a month and for a year; the discount is the price of a year divided by that of twelve months.
 */
function priced(fen: bigint, row: ProductRow): ProductRow[] {
  return (["2", "5"] as const).map((period) => ({
    Location: "",
    System: "",
    Cdstype: "",
    Size: "",
    Cpu: "",
    Sram: "",
    Sidc: "",
    ...row,
    Prc: priceText(serverTermFen(fen, period, 1)),
    Termtype: period,
    Term: "1",
    Soth: period === "2" ? "1" : "0.83",
  }));
}

function answer(cloud: Cloud, products: ProductRow[]) {
  return {
    Location: places[cloud].map(({ code, id, name }) => ({ Val: code, Sst: id, Name: name })),
    System: places[cloud].flatMap((place) =>
      systemsAt(cloud, place.id).map(({ id, name, kind }) => ({
        sysName: name,
        sysType: kind,
        Systemid: id,
        Localtion: place.code,
      })),
    ),
    Product: products,
  };
}

/** 二十、百度云, 1: prices of parts, the same everywhere. */
export const bccProductInfo: Handler = {
  handle: () => {
    const { cpuFen, memoryFen, mbpsFen, disks } = bccPrices;
    return answer("bcc", [
      ...priced(cpuFen, { Prd: "bcc_cpu", Cpu: "1" }),
      ...priced(memoryFen, { Prd: "bcc_ram", Sram: "1" }),
      ...priced(mbpsFen, { Prd: "bcc_flow", Size: "1" }),
      ...Object.entries(disks).flatMap(([kind, { gb, fen }]) =>
        priced(fen, { Prd: `bcc_${kind}`, Cdstype: kind, Size: String(gb), Sidc: String(gb) }),
      ),
    ]);
  },
};

/** 二十、阿里云, 1: prices of instances, of disks per GB, of bandwidth. */
export const aliProductInfo: Handler = {
  handle: () =>
    answer("ali", [
      ...instances.flatMap((one) =>
        priced(one.fen, {
          Prd: `ali_${one.id}`,
          slcns: one.kind,
          slid: one.id,
          Cpu: String(one.cores),
          Sram: String(one.memoryGb),
        }),
      ),
      ...priced(aliPrices.mbpsFen, { Prd: "ali_flow", Size: "1" }),
      ...Object.entries(aliPrices.disks).flatMap(([kind, { gb, fen }]) =>
        priced(fen, { Prd: `ali_${kind}`, Cdstype: kind, Size: String(gb), Sidc: String(gb) }),
      ),
    ]),
};
