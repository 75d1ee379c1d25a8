import { expect, it } from "vitest";
import { latinAddress, plainLatin } from "./plain-latin";

it("writes Latin letters without accents, and leaves other scripts", () => {
  expect(plainLatin("Łukasz Sørensen, Größe Æther")).toBe("Lukasz Sorensen, Grosse Aether");
  expect(plainLatin("単 李 Đặng")).toBe("単 李 Dang");
});

it("keeps of an address what registries take", () => {
  expect(latinAddress("Hauptstraße 5/2, 3. Stock")).toBe("Hauptstrasse 5 2 3 Stock");
  expect(latinAddress("18 Queen’s Rd")).toBe("18 Queens Rd");
});
