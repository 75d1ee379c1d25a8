import { identityCheckChar } from "@/lib/core/identity-card";
import { creditCodeCheckChar } from "@/lib/core/organisation-codes";
import type { RegistrantValues } from "@/lib/registrants/fields-contract";

/** An invented customer: names and companies as they are common, at places that exist. */
export interface Person {
  lastCn: string;
  firstCn: string;
  lastEn: string;
  firstEn: string;
  /** Null: a person without a company. */
  companyCn: string | null;
  companyEn: string;
  /** What their domains begin with. */
  label: string;
  city: City;
}

const CITY_COLUMNS = [
  ...(["name", "stateCn", "stateEn", "cityCn", "cityEn"] as const),
  ...(["area", "zipcode", "region", "streetCn", "streetEn"] as const),
] as const;
type City = Record<(typeof CITY_COLUMNS)[number], string>;

const CITIES = readTable(
  CITY_COLUMNS,
  `
  hangzhou | 浙江 | Zhejiang | 杭州 | Hangzhou | 571 | 310013 | 330100 | 西湖区文三路 | Wensan Lu Xihu Qu
  shanghai | 上海 | Shanghai | 上海 | Shanghai | 21 | 200040 | 310100 | 静安区南京西路 | Nanjing Xi Lu Jingan Qu
  beijing | 北京 | Beijing | 北京 | Beijing | 10 | 100080 | 110100 | 海淀区中关村大街 | Zhongguancun Dajie Haidian Qu
  guangzhou | 广东 | Guangdong | 广州 | Guangzhou | 20 | 510620 | 440100 | 天河区体育西路 | Tiyu Xi Lu Tianhe Qu
  shenzhen | 广东 | Guangdong | 深圳 | Shenzhen | 755 | 518000 | 440300 | 南山区科苑路 | Keyuan Lu Nanshan Qu
  chengdu | 四川 | Sichuan | 成都 | Chengdu | 28 | 610041 | 510100 | 高新区天府大道 | Tianfu Dadao Gaoxin Qu
  suzhou | 江苏 | Jiangsu | 苏州 | Suzhou | 512 | 215021 | 320500 | 工业园区星湖街 | Xinghu Jie Gongye Yuanqu
  wuhan | 湖北 | Hubei | 武汉 | Wuhan | 27 | 430070 | 420100 | 洪山区珞喻路 | Luoyu Lu Hongshan Qu
  xian | 陕西 | Shaanxi | 西安 | Xian | 29 | 710075 | 610100 | 雁塔区高新路 | Gaoxin Lu Yanta Qu
  xiamen | 福建 | Fujian | 厦门 | Xiamen | 592 | 361008 | 350200 | 思明区软件园路 | Ruanjianyuan Lu Siming Qu
`,
);

/** The first one is the demo customer. Without a company: a person who buys for themselves. */
const PEOPLE = readTable(
  ["nameCn", "nameEn", "companyCn", "companyEn", "label", "city"],
  `
  林 晓雯 | Lin Xiaowen | 杭州青禾茶业有限公司 | Hangzhou Qinghe Tea Co. Ltd. | qinghecha | hangzhou
  王 建国 | Wang Jianguo | 上海澜海国际货运代理有限公司 | Shanghai Lanhai Freight Co. Ltd. | lanhaifreight | shanghai
  李 敏 | Li Min | 北京拾光文化传媒有限公司 | Beijing Shiguang Culture Media Co. Ltd. | shiguangmedia | beijing
  张 一诺 | Zhang Yinuo | |  | yinuodesign | guangzhou
  刘 志强 | Liu Zhiqiang | 深圳市锐拓电子科技有限公司 | Shenzhen Ruituo Electronics Co. Ltd. | ruituotech | shenzhen
  陈 雨桐 | Chen Yutong | 成都巴适餐饮管理有限公司 | Chengdu Bashi Catering Co. Ltd. | bashifood | chengdu
  杨 丽华 | Yang Lihua | 苏州锦绣丝绸有限公司 | Suzhou Jinxiu Silk Co. Ltd. | jinxiusilk | suzhou
  赵 文博 | Zhao Wenbo | 武汉光谷软件有限公司 | Wuhan Guanggu Software Co. Ltd. | guanggusoft | wuhan
  黄 欣怡 | Huang Xinyi | 厦门鹭岛旅行社有限公司 | Xiamen Ludao Travel Co. Ltd. | ludaotrip | xiamen
  周 子涵 | Zhou Zihan | |  | zihannote | hangzhou
  吴 秀英 | Wu Xiuying | 西安长乐中药材有限公司 | Xian Changle Herbs Co. Ltd. | changleherb | xian
  徐 浩然 | Xu Haoran | 杭州云栖数据服务有限公司 | Hangzhou Yunqi Data Co. Ltd. | yunqidata | hangzhou
  孙 佳琪 | Sun Jiaqi | 上海慕禾家居用品有限公司 | Shanghai Muhe Home Co. Ltd. | muhehome | shanghai
  胡 俊杰 | Hu Junjie | 广州南粤汽车配件有限公司 | Guangzhou Nanyue Auto Parts Co. Ltd. | nanyueparts | guangzhou
  朱 思远 | Zhu Siyuan | 北京知行教育咨询有限公司 | Beijing Zhixing Education Co. Ltd. | zhixingedu | beijing
  高 婷婷 | Gao Tingting | |  | tingtingart | chengdu
  何 宇航 | He Yuhang | 深圳市飞屿无人机有限公司 | Shenzhen Feiyu Drone Co. Ltd. | feiyudrone | shenzhen
  郭 海燕 | Guo Haiyan | 厦门海之燕水产有限公司 | Xiamen Haizhiyan Seafood Co. Ltd. | haizhiyan | xiamen
  马 明哲 | Ma Mingzhe | 西安古城文创有限公司 | Xian Gucheng Creative Co. Ltd. | guchengart | xian
  罗 梦瑶 | Luo Mengyao | 成都瑶光摄影有限公司 | Chengdu Yaoguang Photo Co. Ltd. | yaoguangphoto | chengdu
  梁 家豪 | Liang Jiahao | 广州珠江灯饰有限公司 | Guangzhou Zhujiang Lighting Co. Ltd. | zhujianglight | guangzhou
  宋 雅静 | Song Yajing | 苏州园林景观设计有限公司 | Suzhou Garden Design Co. Ltd. | gusuyuanlin | suzhou
  郑 凯 | Zheng Kai | 上海凯迅物流科技有限公司 | Shanghai Kaixun Logistics Co. Ltd. | kaixunlog | shanghai
  谢 晨曦 | Xie Chenxi | |  | chenxiblog | wuhan
  韩 雪 | Han Xue | 北京雪松医疗器械有限公司 | Beijing Xuesong Medical Co. Ltd. | xuesongmed | beijing
  唐 嘉铭 | Tang Jiaming | 武汉江城环保工程有限公司 | Wuhan Jiangcheng Environment Co. Ltd. | jiangchenghb | wuhan
  冯 诗涵 | Feng Shihan | 杭州诗意花艺有限公司 | Hangzhou Shiyi Flowers Co. Ltd. | shiyiflower | hangzhou
  董 建华 | Dong Jianhua | 苏州恒力精密模具有限公司 | Suzhou Hengli Mould Co. Ltd. | henglimould | suzhou
  萧 逸凡 | Xiao Yifan | 深圳市逸凡游戏有限公司 | Shenzhen Yifan Games Co. Ltd. | yifangame | shenzhen
  程 曼丽 | Cheng Manli | 上海曼丽服饰有限公司 | Shanghai Manli Fashion Co. Ltd. | manlifashion | shanghai
  曹 博文 | Cao Bowen | |  | bowencode | beijing
  袁 静怡 | Yuan Jingyi | 成都静怡心理咨询有限公司 | Chengdu Jingyi Counselling Co. Ltd. | jingyixinli | chengdu
  邓 国栋 | Deng Guodong | 广州国栋建材有限公司 | Guangzhou Guodong Building Co. Ltd. | guodongjc | guangzhou
  许 若溪 | Xu Ruoxi | 厦门若溪茶舍有限公司 | Xiamen Ruoxi Tea House Co. Ltd. | ruoxitea | xiamen
  傅 天宇 | Fu Tianyu | 西安天宇测绘有限公司 | Xian Tianyu Survey Co. Ltd. | tianyusurvey | xian
  沈 曦文 | Shen Xiwen | 杭州曦文出版有限公司 | Hangzhou Xiwen Press Co. Ltd. | xiwenpress | hangzhou
  曾 伟 | Zeng Wei | 深圳市卫安智能有限公司 | Shenzhen Weian Smart Co. Ltd. | weiansmart | shenzhen
  彭 乐瑶 | Peng Leyao | |  | leyaomusic | suzhou
  吕 振华 | Lyu Zhenhua | 武汉振华机械有限公司 | Wuhan Zhenhua Machinery Co. Ltd. | zhenhuajx | wuhan
  苏 沐阳 | Su Muyang | 北京沐阳健身有限公司 | Beijing Muyang Fitness Co. Ltd. | muyangfit | beijing
`,
);

/** Rows of text, one a line, their cells between bars. */
function readTable<K extends string>(columns: readonly K[], text: string): Record<K, string>[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      if (cells.length !== columns.length) throw new Error(`not ${columns.length} cells: ${line}`);
      return Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as Record<K, string>;
    });
}

/** In the order in which they come to the shop. */
export const people: readonly Person[] = PEOPLE.map(
  ({ nameCn, nameEn, companyCn, companyEn, label, city: cityName }) => {
    const [lastCn = "", firstCn = ""] = nameCn.split(" ");
    const [lastEn = "", firstEn = ""] = nameEn.split(" ");
    const city = CITIES.find(({ name }) => name === cityName);
    if (!city) throw new Error(`no city ${cityName}`);
    return {
      lastCn,
      firstCn,
      lastEn,
      firstEn,
      companyCn: companyCn || null,
      companyEn: companyEn || nameEn,
      label,
      city,
    };
  },
);

export const emailOf = ({ firstEn, label }: Person): string => `${firstEn.toLowerCase()}@${label}.example`;
export const mobileOf = (index: number): string => `+86 138${String(10_000_000 + index * 734_211).slice(0, 8)}`;

/** A registrant of theirs: the company, or the person. The numbers have the right check digit and belong to nobody. */
export function registrantOf(person: Person, index: number): RegistrantValues {
  const { stateCn, stateEn, cityCn, cityEn, area, zipcode, region, streetCn, streetEn } = person.city;
  const { lastCn, firstCn, lastEn, firstEn, companyCn, companyEn } = person;
  const serial = String(100 + index).padStart(3, "0");
  const credit = `91${region}MA0DEM${serial}`.slice(0, 17);
  const identity = `${region}19${80 + (index % 20)}0${1 + (index % 9)}1${index % 10}${serial}`.slice(0, 17);
  return {
    kind: companyCn ? "company" : "person",
    companyCn: companyCn ?? `${lastCn}${firstCn}`,
    companyEn,
    idType: companyCn ? "SHXYZS" : "SFZ",
    idNumber: companyCn ? `${credit}${creditCodeCheckChar(credit)}` : `${identity}${identityCheckChar(identity)}`,
    ...{ lastNameCn: lastCn, lastNameEn: lastEn, firstNameCn: firstCn, firstNameEn: firstEn },
    phone: `+86 ${area} ${String(8_000_000 + index * 98_713).padStart(8, "6")}`,
    email: emailOf(person),
    ...{ country: "CN", stateCn, stateEn, cityCn, cityEn },
    addressCn: `${streetCn}${8 + index * 3}号`,
    addressEn: `${8 + index * 3} ${streetEn}`,
    zipcode,
    fax: "",
  };
}
