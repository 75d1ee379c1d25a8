import { getCountries, getCountryCallingCode, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, it } from "vitest";
import { addCallingCode } from "./add-calling-code";
import { readPhone } from "./phone-number";

it.each([
  ["020 7946 0958", "GB", "+44 20 7946 0958"],
  ["(020) 7946-0958", "GB", "+44 (20) 7946-0958"],
  ["(0)20 7946 0958", "GB", "+44 20 7946 0958"],
  ["44 20 7946 0958", "GB", "+44 20 7946 0958"],
  ["(650) 253-0000", "US", "+1 (650) 253-0000"],
  ["1-650-253-0000", "US", "+1-650-253-0000"],
  ["06 1234 5678", "IT", "+39 06 1234 5678"],
  ["8 (912) 345-67-89", "RU", "+7 (912) 345-67-89"],
  ["06 20 123 4567", "HU", "+36 20 123 4567"],
  ["９１２３ ４５６７", "SG", "+65 9123 4567"],
])("%s in %s is offered as %s", (typed, country, offered) => {
  expect(addCallingCode(typed, country)).toBe(offered);
});

it.each([
  ["253-0000", "US", "without its area code"],
  ["011 44 20 7946 0958", "US", "dialled abroad"],
  ["011 15-2345-6789", "AR", "with a mobile's 15, which is left out abroad"],
  ["65 9123 4567", "SG", "with the country's code or without, both could be"],
  ["call me", "GB", "not a number"],
  ["123", "GB", "too short"],
  ["020 7946 0958", "XX", "of no country"],
  ["13800138000", "CN", "read without its code"],
])("%s in %s is left to whom it belongs: %s", (typed, country) => {
  expect(addCallingCode(typed, country)).toBeNull();
});

it("offers for a number of every country what libphonenumber reads in it, or nothing", () => {
  let offers = 0;
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples);
    if (!example) continue;
    for (const typed of [example.formatNational(), example.nationalNumber]) {
      const offered = addCallingCode(typed, country);
      if (offered === null) continue;
      offers += 1;
      const right = { ok: `+${getCountryCallingCode(country)}.${example.nationalNumber}` };
      expect(readPhone(offered, country), `${typed} in ${country}`).toEqual(right);
    }
  }
  expect(offers).toBeGreaterThan(300);
});
