import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, it } from "vitest";
import { readPhone } from "./phone-number";

it.each([
  ["+86 571 8765 4321", "CN", "+86.057187654321"],
  ["0571-87654321", "CN", "+86.057187654321"],
  ["021 5169 7771", "CN", "+86.02151697771"],
  ["+86.02151697771", "CN", "+86.02151697771"],
  ["0086 10 88886666", "CN", "+86.01088886666"],
  ["13800138000", "CN", "+86.13800138000"],
  ["＋８６ １３８００１３８０００", "CN", "+86.13800138000"],
  ["400-800-1234", "CN", "+86.4008001234"],
  ["2345 6789", "HK", "+852.23456789"],
  ["+44 20 7946 0958", "CN", "+44.2079460958"],
  ["+44 (0)20 7946 0958", "CN", "+44.2079460958"],
  ["0049（0）30 901820", "CN", "+49.30901820"],
  ["+86 (0)571 8765 4321", "CN", "+86.057187654321"],
  ["+1 (650) 253-0000", "US", "+1.6502530000"],
])("%s in %s is %s", (typed, country, composed) => {
  expect(readPhone(typed, country)).toEqual({ ok: composed });
});

it.each([
  ["87654321", "CN", "area_missing"],
  ["12345", "CN", "format"],
  ["1380013800", "CN", "format"],
  ["call me", "CN", "format"],
  ["2079460958", "GB", "country_missing"],
])("%s in %s is refused: %s", (typed, country, fault) => {
  expect(readPhone(typed, country)).toEqual({ fault });
});

it("what was composed reads as itself", () => {
  for (const typed of ["057187654321", "13800138000", "+44 20 7946 0958"]) {
    const once = readPhone(typed, "CN");
    expect(readPhone("ok" in once ? once.ok : "", "CN")).toEqual(once);
  }
});

it("reads a number of every country as libphonenumber does, however it is written", () => {
  const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? []);
  expect(numbers.length).toBeGreaterThan(200);
  for (const one of numbers)
    for (const typed of [one.number, `00${one.number.slice(1)}`, one.formatInternational()])
      expect(readPhone(typed, "CN")).toEqual({ ok: `+${one.countryCallingCode}.${one.nationalNumber}` });
});
