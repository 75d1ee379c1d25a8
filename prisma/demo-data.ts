/** Invented names and figures of the demo shop. */
export const demoBrand = {
  nameZh: "金橘",
  nameEn: "Kumquat",
  companyZh: "金橘演示商店",
  companyEn: "Kumquat demo shop",
};

export const demoContacts = {
  phone: "021-0000 0000",
  hoursZh: "周一至周五 9:00–18:00",
  hoursEn: "Mon–Fri 9:00–18:00",
  email: "help@kumquat.example",
};

export const demoFiling = { icp: "沪ICP备00000000号-1", police: "沪公网安备31000000000000号" };

export const demoBank = {
  holder: "金橘演示商店",
  bank: "演示银行上海分行",
  account: "6200 0000 0000 0000",
  noteZh: "演示账户，请勿真的转账。",
  noteEn: "A demo account: please don't send real money.",
};

export const demoRegistrant = {
  kind: "company",
  companyCn: "杭州青禾茶业有限公司",
  companyEn: "Hangzhou Qinghe Tea Co. Ltd.",
  idType: "SHXYZS",
  idNumber: "91350100M000100Y43",
  lastNameCn: "林",
  lastNameEn: "Lin",
  firstNameCn: "晓雯",
  firstNameEn: "Xiaowen",
  phone: "+86 571 8765 4321",
  email: "demo@kumquat.example",
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
