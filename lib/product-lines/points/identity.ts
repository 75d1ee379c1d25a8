import { z } from "zod";
import { assert } from "@/lib/core/errors";

const values = z.record(z.string(), z.string());

/** The personal data of an order, from the item's secret (lib/product-lines/form-secret.ts). Never logged. */
export function readIdentity(secret: string): (id: string) => string {
  const identity = values.parse(JSON.parse(secret));
  return (id) => {
    const value = identity[id];
    assert(value !== undefined, `an order of points without its ${id}`);
    return value;
  };
}
