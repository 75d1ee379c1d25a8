/** 十, 1: the fixed categories. */
const products: Readonly<Record<string, string>> = {
  "0000": "域名问题",
  "0001": "智能解析",
  "0002": "云虚拟主机",
  "0003": "数据库",
  "0004": "企业建站",
  "0005": "橙云主机",
  "0008": "企业邮局",
  "0009": "网店",
};
const kinds: Readonly<Record<string, string>> = { "00": "业务咨询", "01": "技术支持", "02": "故障申告" };
const further: Readonly<Record<string, string>> = {
  "000003": "域名问题---转出/过户",
  "000004": "域名问题---域名转入",
  "001101": "EDM---业务咨询",
  "001201": "短信营销---业务咨询",
};

/** "产品售后---数据库---技术支持" for 000301; undefined for what is not listed. */
export function categoryName(code: string): string | undefined {
  const [product, kind] = [products[code.slice(0, 4)], kinds[code.slice(4)]];
  const name = further[code] ?? (product && kind ? `${product}---${kind}` : undefined);
  return name && `产品售后---${name}`;
}
