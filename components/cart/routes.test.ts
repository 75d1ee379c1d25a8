import { describe, expect, it } from "vitest";
import { checkOutContract, readCheckoutContract } from "@/lib/carts/checkout-contract";
import { addLineContract, changeLineContract, readCartContract, removeLineContract } from "@/lib/carts/contract";
import {
  addLineRoute,
  changeLineRoute,
  checkOutRoute,
  readCartRoute,
  readCheckoutRoute,
  removeLineRoute,
} from "./routes";

describe("the routes of cart and checkout", () => {
  it.each([
    [readCartRoute, readCartContract],
    [addLineRoute, addLineContract],
    [changeLineRoute, changeLineContract],
    [removeLineRoute, removeLineContract],
    [readCheckoutRoute, readCheckoutContract],
    [checkOutRoute, checkOutContract],
  ])("%o is its contract's", (route, { method, path, idempotent }) => {
    expect({ idempotent: undefined, ...route }).toEqual({ method, path, idempotent });
  });
});
