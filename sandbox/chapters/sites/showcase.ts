import type { Handler } from "../../http/call";
import { fraction } from "../../world/availability";

const colours = "红色 橙色 黄色 绿色 浅蓝色 蓝色 浅紫色 紫色 白色 灰色 棕色 黑色 色彩缤纷".split(" ");

interface Category {
  id: number;
  name: string;
  sub: readonly { id: number; name: string; sub: readonly string[] }[];
}
const tree: readonly Category[] = [
  {
    id: 1,
    name: "机械、工业制品",
    sub: [
      { id: 6, name: "安防、监控器材", sub: ["安防", "监控器材"] },
      { id: 42, name: "机械设备", sub: ["机床", "泵阀"] },
    ],
  },
  { id: 2, name: "餐饮、食品", sub: [{ id: 7, name: "餐厅", sub: ["中餐", "西餐"] }] },
  { id: 3, name: "教育、培训", sub: [{ id: 8, name: "学校", sub: ["幼儿园", "语言培训"] }] },
];
const FIRST_SUB_ID = 54;

/** 十二, 14: two objects in one list, the innermost categories with keys of their own. */
export const getCaseParamList: Handler = {
  handle() {
    let next = FIRST_SUB_ID;
    const category = tree.map(({ id, name, sub }) => ({
      cateid: String(id),
      catename: name,
      subcategory: sub.map((middle) => ({
        cateid: String(middle.id),
        catename: middle.name,
        subcategory: middle.sub.map((subcatename) => ({ subcateid: String(next++), subcatename })),
      })),
    }));
    return [{ colordetail: colours.map((color, i) => ({ id: String(i + 1), color })) }, { category }];
  },
};

const CASES = 60;
const cases = Array.from({ length: CASES }, (_, i) => {
  const parent = tree[i % tree.length] as Category;
  const middle = parent.sub[Math.floor(i / tree.length) % parent.sub.length];
  const first = 1 + Math.floor(fraction(`case colour|${i}`) * colours.length);
  return {
    name: `${parent.name.slice(0, 2)}示例 ${i + 1}`,
    host: `case-${i + 1}.example.com`,
    parentId: String(parent.id),
    subId: String(middle?.id ?? ""),
    colours: i % 4 === 0 ? [first, (first % colours.length) + 1] : [first],
    kind: String(Math.floor(i / 6) % 4),
  };
});

/** 十二, 15. Table and example name the category differently: any of the three names is taken. */
export const getSiteCaseList: Handler = {
  handle({ params }) {
    const kind = params.text("mobile") || "0";
    const colour = Number(params.text("color"));
    const [category, parent, sub] = ["category", "parentcategory", "subcategory"].map((name) => params.text(name));
    return cases
      .filter((one) => one.kind === kind)
      .filter((one) => !category || one.parentId === category || one.subId === category)
      .filter((one) => (!parent || one.parentId === parent) && (!sub || one.subId === sub))
      .filter((one) => !colour || one.colours.includes(colour))
      .map((one) => ({
        webname: one.name,
        viewurl: `http://${one.host}`,
        picurl: `http://image.sitestar.cn/upload/${one.host}.jpg`,
        parentcategory: one.parentId,
        subcategory: one.subId,
        color: one.colours.join(","),
        ewm: kind === "0" ? "" : `http://image.sitestar.cn/ewm/${one.host}.png`,
      }));
  },
};
