import { expect, it } from "vitest";
import { checkFields } from "../../form";
import { bindCloudDomainControl } from "./domains";

it("takes the numbers of a filing as an input method writes them, full-width", () => {
  const fields = bindCloudDomainControl.fields?.(undefined as never, undefined as never, undefined as never, {
    details: true,
    ownerKind: "person",
  });
  const phones = (fields ?? []).filter(({ id }) => id === "contactMobile" || id === "contactLandline");
  const typed = { contactMobile: "１３８００１３８０００", contactLandline: "０５７１８８８８６６６６" };
  expect(checkFields(phones, typed)).toEqual({
    faults: {},
    config: { contactMobile: "13800138000", contactLandline: "057188886666" },
  });
});
