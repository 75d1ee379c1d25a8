import { expect, it } from "vitest";
import { givenName } from "./given-name";

const faultOf = (name: string) => givenName.safeParse(name).error?.issues[0]?.message ?? null;

it("takes what people call their things", () => {
  for (const name of ["办公室的电脑", "Lin's phone 📱", " CI ", "نام‌خانوادگی"]) expect(faultOf(name)).toBeNull();
  expect(givenName.parse(" CI ")).toBe("CI");
});

it("refuses what can't be told apart or turns a list around", () => {
  for (const name of ["a\nb", "\u200b", "a\u202egpj", "\ufeffa\u2060"].filter((one) => one.trim() !== ""))
    expect([name, faultOf(name)]).toEqual([name, "input.one_line"]);
  expect(faultOf("   ")).not.toBeNull();
});
