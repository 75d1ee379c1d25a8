import { expect, it } from "vitest";
import { exportServicesContract, listAllServicesContract } from "./admin-contract";
import { exportOwnServicesContract, listServicesContract } from "./contract";

const filtered = [listServicesContract, exportOwnServicesContract, listAllServicesContract, exportServicesContract];

it.each(filtered)("$method $path refuses a product line that no shop has, instead of finding nothing", ({ input }) => {
  expect(input.safeParse({ productLine: "domain" }).success).toBe(true);
  expect(input.safeParse({ productLine: "domains" }).success).toBe(false);
});
