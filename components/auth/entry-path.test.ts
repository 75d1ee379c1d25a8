import { expect, it } from "vitest";
import { entryPath } from "./entry-path";

it("carries the address and the way on, and nothing that is not known", () => {
  expect(entryPath("/forgot-password", { email: "", next: null })).toBe("/forgot-password");
  expect(entryPath("/sign-in", { email: "a+b@example.com", next: "/checkout?x=1" })).toBe(
    "/sign-in?email=a%2Bb%40example.com&next=%2Fcheckout%3Fx%3D1",
  );
});
