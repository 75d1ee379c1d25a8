import { z } from "zod";
import { wireNames } from "./encode";
import type { AnyRow } from "./endpoint";

export interface Param {
  /** As it is sent. */
  name: string;
  /**
   * As the catalogue says it: always, never, or under a condition; a parameter of only some members of a union is
   * conditional.
   */
  required: boolean | "conditional";
  condition: string | null;
  /** The input keys it comes from; several where members of a union name one parameter differently. */
  keys: string[];
}

/** A row's parameters by their wire names, over all members of a union; for tools and the catalogue test. */
export function describeParams(row: AnyRow): Param[] {
  const members = objectsOf(row.input);
  const seen = new Map<string, { keys: Set<string>; demands: Demand[]; condition: string | null }>();
  for (const member of members) {
    for (const [key, schema] of Object.entries(member.shape as Record<string, z.ZodType>)) {
      const condition = (schema.meta()?.requiredIf as string | undefined) ?? null;
      const { names, required } = wireNames(row, key);
      names.forEach((name, i) => {
        const param = seen.get(name) ?? { keys: new Set<string>(), demands: [], condition };
        const single: Demand = condition !== null ? "conditional" : !(schema instanceof z.ZodOptional);
        param.demands.push(names.length > 1 ? i < required : single);
        param.keys.add(key);
        seen.set(name, param);
      });
    }
  }
  return [...seen].map(([name, { keys, demands, condition }]) => ({
    name,
    required: overall(demands, members.length),
    condition,
    keys: [...keys],
  }));
}

type Demand = boolean | "conditional";

function overall(demands: readonly Demand[], members: number): Demand {
  if (demands.length === members && demands.every((d) => d === true)) return true;
  return demands.some((d) => d !== false) ? "conditional" : false;
}

/** The objects that an input may be: itself, or the members of a union. */
export function objectsOf(schema: unknown): z.ZodObject[] {
  if (schema instanceof z.ZodObject) return [schema];
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion) {
    return (schema.options as readonly unknown[]).flatMap(objectsOf);
  }
  throw new Error("an input is an object or a union of objects");
}
