export interface DdosProduct {
  buyid: string;
  name: string;
  prd: string;
  line: string;
  cpu: string;
  memory: string;
  disk: string;
  bandwidth: string;
  ips: string;
  defence: string;
  kind: "GF" | "TG" | "CDN";
  place: string;
  monthFen: bigint;
}

const product = (
  buyid: number,
  name: string,
  prd: string,
  kind: DdosProduct["kind"],
  yuan: number,
  rest: Partial<DdosProduct>,
): DdosProduct => ({
  buyid: String(buyid),
  name,
  prd,
  kind,
  monthFen: BigInt(yuan) * 100n,
  line: "电信",
  cpu: "",
  memory: "",
  disk: "",
  bandwidth: "",
  ips: "1",
  defence: "",
  place: "江苏徐州",
  ...rest,
});

const server = { cpu: "E5-2620 12核", memory: "16G", disk: "1T", bandwidth: "50M" };

/** What is on sale; a year costs ten months. The first number is the one of the manual's example. */
export const ddosProducts: readonly DdosProduct[] = [
  product(10004566, "高防服务器 100G", "gf_xz_100", "GF", 1_500, { ...server, defence: "100G" }),
  product(10004567, "高防服务器 200G", "gf_xz_200", "GF", 2_800, { ...server, defence: "200G", memory: "32G" }),
  product(10004568, "高防服务器 BGP 100G", "gf_hz_100", "GF", 2_200, {
    ...server,
    defence: "100G",
    line: "BGP",
    place: "浙江杭州",
  }),
  product(10004571, "高防服务器托管 100G", "tg_xz_100", "TG", 900, { defence: "100G", bandwidth: "50M" }),
  product(10004575, "云 CDN 防护 50G", "cdn_gf_50", "CDN", 600, {
    defence: "50G",
    line: "BGP",
    place: "全国",
    bandwidth: "20M",
  }),
];

export const findDdosProduct = (key: string) => ddosProducts.find((one) => one.buyid === key || one.prd === key);

export function ddosPriceFen({ monthFen }: DdosProduct, period: "2" | "5"): bigint {
  return period === "2" ? monthFen : monthFen * 10n;
}
