/** The categories of templates in English: the upstream names them in Chinese alone. One that is missing here keeps its Chinese name. */
const ENGLISH: Readonly<Record<string, string>> = {
  商业: "Business",
  宠物: "Pets",
  餐饮: "Food and drink",
  教育: "Education",
  医疗: "Health",
  旅游: "Travel",
  房产: "Property",
  家居: "Home",
  服装: "Fashion",
  科技: "Technology",
  汽车: "Cars",
  美容: "Beauty",
};

export const categoryInEnglish = (zh: string): string => ENGLISH[zh.trim()] ?? zh;
