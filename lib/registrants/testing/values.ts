import type { RegistrantValues } from "../fields-contract";

/** A company as a person types it. */
export const company: RegistrantValues = {
  kind: "company",
  companyCn: "杭州青禾茶业有限公司",
  companyEn: "Hangzhou Qinghe Tea Co. Ltd.",
  idType: "SHXYZS",
  idNumber: "91350100M000100Y43",
  lastNameCn: "单",
  lastNameEn: "Shan",
  firstNameCn: "良",
  firstNameEn: "Liang",
  phone: "+86 571 8765 4321",
  email: "domain@shanlicha.com",
  country: "CN",
  stateCn: "浙江",
  stateEn: "Zhejiang",
  cityCn: "杭州",
  cityEn: "Hangzhou",
  addressCn: "西湖区龙井路18号",
  addressEn: "18 Longjing Lu Xihu Qu",
  zipcode: "310013",
  fax: "",
};

/** A person with a rare character in the name. */
export const person: RegistrantValues = {
  ...company,
  kind: "person",
  companyCn: "单𠮷",
  companyEn: "Shan Ji",
  firstNameCn: "𠮷",
  firstNameEn: "Ji",
  idType: "SFZ",
  idNumber: "11010519491231002x",
};
