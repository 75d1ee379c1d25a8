import { expect, type Page } from "@playwright/test";
import { word } from "../factory";

/** A registrant made through the API and ready at the upstream: the form has specs of its own. @returns its id. */
export async function newRegistrant(page: Page, name = "单良"): Promise<string> {
  const answer = await page.request.post("/api/v1/registrants", {
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin, "idempotency-key": word(20) },
    data: {
      kind: "person",
      companyCn: name,
      companyEn: "Shan Liang",
      idType: "SFZ",
      idNumber: "11010519491231002X",
      lastNameCn: "单",
      lastNameEn: "Shan",
      firstNameCn: "良",
      firstNameEn: "Liang",
      phone: "13800138000",
      email: `${word(10)}@example.com`,
      country: "CN",
      stateCn: "浙江",
      stateEn: "Zhejiang",
      cityCn: "杭州",
      cityEn: "Hangzhou",
      addressCn: "西湖区龙井路18号",
      addressEn: "Xihu Qu Longjing Lu 18 Hao",
      zipcode: "310013",
      fax: "",
    },
  });
  expect(answer.status()).toBe(200);
  const { id } = (await answer.json()) as { id: string };
  await expect
    .poll(async () => {
      const { rows } = (await (await page.request.get("/api/v1/registrants")).json()) as { rows: { state: string }[] };
      return rows[0]?.state;
    })
    .toBe("ready");
  return id;
}
