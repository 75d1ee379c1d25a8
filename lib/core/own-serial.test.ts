import { expect, it } from "vitest";
import { isOwnSerial, ownSerial } from "./own-serial";

it("knows the number that a row without one of the bank's is given, also where another row has got it before", () => {
  const serial = ownSerial("6d7269483e81dec20577aaaa");
  expect(serial).toBe("ROW-6D7269483E81DEC20577");
  expect(isOwnSerial(serial)).toBe(true);
  expect(isOwnSerial(`${serial}-2`)).toBe(true);
  for (const banks of ["ROW-OF-THE-SUM", "OUT-2026112700000001", "S-0001", ""]) expect(isOwnSerial(banks)).toBe(false);
});
