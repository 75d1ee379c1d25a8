import { describe, expect, it } from "vitest";
import { checkOutContract, readCheckoutContract } from "@/lib/carts/checkout-contract";
import { addItemContract, changeItemContract, readCartContract, removeItemContract } from "@/lib/carts/contract";
import {
  addItemRoute,
  changeItemRoute,
  checkOutRoute,
  readCartRoute,
  readCheckoutRoute,
  removeItemRoute,
} from "./routes";

describe("the routes of cart and checkout", () => {
  it.each([
    [readCartRoute, readCartContract],
    [addItemRoute, addItemContract],
    [changeItemRoute, changeItemContract],
    [removeItemRoute, removeItemContract],
    [readCheckoutRoute, readCheckoutContract],
    [checkOutRoute, checkOutContract],
  ])("%o is its contract's", (route, { method, path, idempotent }) => {
    expect({ idempotent: undefined, ...route }).toEqual({ method, path, idempotent });
  });
});
