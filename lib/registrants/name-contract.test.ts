import { expect, it } from "vitest";
import { splitPersonName } from "./name-contract";
import { proposeEnglish } from "./propose-english";

it("splits a Chinese name by its surname, and one in Latin letters before its last word", () => {
  expect(splitPersonName("欧阳晓雯")).toEqual({ lastNameCn: "欧阳", firstNameCn: "晓雯" });
  expect(splitPersonName("买买提·艾力")).toEqual({ lastNameCn: "买买提", firstNameCn: "艾力" });
  expect(splitPersonName("Wendy Stranger")).toEqual({ lastNameCn: "Stranger", firstNameCn: "Wendy" });
  expect(splitPersonName("Mary Jane Smith")).toEqual({ lastNameCn: "Smith", firstNameCn: "Mary Jane" });
});

it("proposes Latin letters as they are written, without accents", async () => {
  const name = {
    kind: "person",
    companyCn: "Zoë Mary Stranger",
    lastNameCn: "Stranger",
    firstNameCn: "Zoë Mary",
  } as const;
  const place = { stateCn: "New York", cityCn: "New York", addressCn: "12 Baker Street" };
  expect((await proposeEnglish(null, { ...name, ...place })).fields).toEqual({
    companyEn: "Zoe Mary Stranger",
    ...{ lastNameEn: "Stranger", firstNameEn: "Zoe Mary" },
    ...{ stateEn: "New York", cityEn: "New York", addressEn: "12 Baker Street" },
  });
});
