/** The provinces by the first two digits of their postcodes. Client-safe. */
const PROVINCES: Record<string, readonly string[]> = {
  内蒙古自治区: ["01", "02"],
  山西省: ["03", "04"],
  河北省: ["05", "06", "07"],
  北京市: ["10"],
  辽宁省: ["11", "12"],
  吉林省: ["13"],
  黑龙江省: ["15", "16"],
  上海市: ["20"],
  江苏省: ["21", "22"],
  安徽省: ["23", "24"],
  山东省: ["25", "26", "27"],
  天津市: ["30"],
  浙江省: ["31", "32"],
  江西省: ["33", "34"],
  福建省: ["35", "36"],
  重庆市: ["40"],
  湖南省: ["41", "42"],
  湖北省: ["43", "44"],
  河南省: ["45", "46", "47"],
  广东省: ["51", "52"],
  广西壮族自治区: ["53", "54"],
  贵州省: ["55", "56"],
  海南省: ["57"],
  四川省: ["61", "62", "63", "64"],
  云南省: ["65", "66", "67"],
  陕西省: ["71", "72"],
  甘肃省: ["73", "74"],
  宁夏回族自治区: ["75"],
  青海省: ["81"],
  新疆维吾尔自治区: ["83", "84"],
  西藏自治区: ["85", "86"],
};
const BY_DIGITS = new Map(Object.entries(PROVINCES).flatMap(([name, starts]) => starts.map((start) => [start, name])));
/** Some places here belong to Inner Mongolia, whose neighbours they share their first digits with. */
const SHARED = /^(1374|1650|162)/;

interface Place {
  stateCn: string;
  /** Empty where the postcode's first digits do not tell it. */
  cityCn: string;
}

/**
 * The province of a mainland postcode, to be proposed; where the province is a city, the city too. Null for any other text, and where the
 * first digits leave it open.
 */
export function placeOfPostcode(zipcode: string): Place | null {
  const code = zipcode.trim();
  if (!/^\d{6}$/.test(code) || SHARED.test(code)) return null;
  const stateCn = BY_DIGITS.get(code.slice(0, 2));
  if (stateCn === undefined) return null;
  return { stateCn, cityCn: stateCn.endsWith("市") ? stateCn : "" };
}
