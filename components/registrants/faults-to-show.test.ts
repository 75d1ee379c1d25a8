import { expect, it } from "vitest";
import { faultsToShow } from "./faults-to-show";
import { startOfRegistrant } from "./registrant-values";

it("of an empty form says what only the customer knows, and not what will be derived from it", () => {
  const person = { ...startOfRegistrant({ email: "a@example.com", phone: "13800138000" }) };
  const asked = ["companyCn", "idNumber", "stateCn", "cityCn", "addressCn", "zipcode"];
  expect(Object.keys(faultsToShow(person)).toSorted()).toEqual(asked.toSorted());
  // A company's contact is somebody else.
  expect(faultsToShow({ ...person, kind: "company", idType: "SHXYZS" })).toHaveProperty("lastNameCn");
  // A name of one word has no given name to derive: that is asked for.
  expect(faultsToShow({ ...person, companyCn: "单", lastNameCn: "单" })).toHaveProperty("firstNameCn");
  expect(faultsToShow(person, "SFZ")).not.toHaveProperty("idNumber");
});
