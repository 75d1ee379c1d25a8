import type { FieldError } from "@/lib/core/errors";
import { faultsOf, type RegistrantFieldName, type RegistrantValues } from "@/lib/registrants/fields-contract";
import { ENGLISH_FIELDS, type EnglishField } from "./registrant-values";

/**
 * The faults that the form shows: what is derived from another field is not said to be missing while that field is.
 * @param knownIdType of an existing registrant: an empty document number then keeps the stored one.
 */
export function faultsToShow(
  values: RegistrantValues,
  knownIdType?: string,
): Partial<Record<RegistrantFieldName, FieldError>> {
  const found = faultsOf(values);
  if (knownIdType !== undefined && values.idNumber === "" && values.idType === knownIdType) delete found.idNumber;
  const derived = Object.entries(ENGLISH_FIELDS) as [EnglishField, RegistrantFieldName][];
  for (const [english, chinese] of derived) if (values[english] === "" && values[chinese] === "") delete found[english];
  if (values.kind === "person" && values.companyCn === "") {
    for (const part of ["lastNameCn", "firstNameCn"] as const) if (values[part] === "") delete found[part];
  }
  return found;
}
