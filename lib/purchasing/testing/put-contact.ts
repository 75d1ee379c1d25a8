import type { World } from "@/sandbox/world/world";

/** Puts a reviewed contact into the sandbox. To be called within a transaction of its world. @returns the contact's id. */
export function putContact(world: World): string {
  const userid = world.nextNumber("nextContactId");
  const names = { company: "Hangzhou Qinghe Tea", lastname: "Shan", firstname: "Liang", country: "CN" };
  world.contacts.put(userid, {
    userid,
    usertype: "O",
    en: { ...names, state: "Zhejiang", city: "Hangzhou", address: "18 Longjing Lu" },
    cn: {
      company: "杭州青禾茶业有限公司",
      lastname: "单",
      firstname: "良",
      country: "中国",
      state: "浙江",
      city: "杭州市",
      address: "龙井路18号",
    },
    zipcode: "310013",
    phone: "+86.057187654321",
    fax: "+86.057187654321",
    email: "domain@example.com",
    idtype: "YYZZ",
    idnumber: "310000000000001",
    createdAtMs: world.now(),
    ischecked: "2",
    isforbidden: "1",
    whiteid: "2",
    fromcnnic: "0",
  });
  return userid;
}
