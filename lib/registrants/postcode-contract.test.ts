import { describe, expect, it } from "vitest";
import { placeOfPostcode } from "./postcode-contract";

describe("the place of a postcode", () => {
  it.each([
    ["310013", "浙江省", ""],
    ["010010", "内蒙古自治区", ""],
    ["518000", "广东省", ""],
    ["100020", "北京市", "北京市"],
    ["400010", "重庆市", "重庆市"],
    [" 200001 ", "上海市", "上海市"],
    ["850000", "西藏自治区", ""],
  ])("%s is in %s", (code, stateCn, cityCn) => {
    expect(placeOfPostcode(code)).toEqual({ stateCn, cityCn });
  });

  it.each(["", "31001", "3100133", "310 013", "999077", "000000", "137400", "162650", "165000", "SW1A 1AA"])(
    "%s tells none",
    (code) => expect(placeOfPostcode(code)).toBeNull(),
  );
});
