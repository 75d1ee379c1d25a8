import { z } from "zod";
import { contract, fenText, instant } from "@/lib/http/contract";

/** What staff enter for a gateway; its label is in messages/*\/gateways.json. */
export interface GatewayField<Id extends string = string> {
  id: Id;
  /** Never shown again. */
  secret?: true;
  /** A key of many lines. */
  long?: true;
  optional?: true;
}

const id = z.uuid();

/** A folder of lib/gateways. */
export const gatewayId = z.string().regex(/^[a-z]{2,20}$/);

export const gatewayView = z.object({
  id: gatewayId,
  /** Null: it was never set up. */
  account: z
    .object({
      /** Another one after each change of the settings or the keys: what a save names as seen. */
      version: z.string(),
      enabled: z.boolean(),
      minFen: fenText,
      maxFen: fenText,
      feeBps: z.int(),
      testedAt: instant.nullable(),
      /** What was wrong at the last test; null: nothing. */
      testProblem: z.string().nullable(),
      /** The values of fields that are no secrets. */
      values: z.record(z.string(), z.string()),
      /** The secret fields that have a value. */
      kept: z.array(z.string()),
      /** Its keys belong to a twin and the shop runs without the sandbox, or the other way round: it can't be used. */
      otherWorld: z.boolean(),
      /** Nobody can read its keys any more, because what they were sealed with is gone: it can't be used until they are entered again. */
      keysLost: z.boolean(),
    })
    .nullable(),
  /** The name of who asked for first or other keys, which wait for another admin; null: none wait. */
  keysAskedBy: z.string().nullable(),
  /** Whether first or other keys wait for another admin, as they do once the shop is open. */
  keysWantSecond: z.boolean(),
  fields: z.array(z.object({ id: z.string(), secret: z.boolean(), long: z.boolean(), optional: z.boolean() })),
  refundDays: z.int(),
});
export type GatewayView = z.output<typeof gatewayView>;

/** By the fields' ids; a secret that is left empty stays as it is. */
const gatewayValues = z.record(z.string().max(40), z.string().trim().max(8000));

const admins = ["admin"] as const;

export const listGatewaysContract = contract({
  method: "GET",
  path: "/api/v1/admin/gateways",
  summary: "The payment gateways, and how each is set up.",
  access: ["finance", "admin"],
  input: z.object({}),
  output: z.object({ gateways: z.array(gatewayView) }),
});

export const saveGatewayContract = contract({
  method: "PUT",
  path: "/api/v1/admin/gateways/{id}",
  summary:
    "Sets a payment gateway up. A secret that is left empty stays as it is. Once the shop is open, first or other keys, with the settings beside them, wait for another admin and need a reason. Keys with which customers will pay are tried before.",
  access: admins,
  reauth: true,
  input: z.object({
    id: gatewayId,
    enabled: z.boolean(),
    minFen: fenText.refine((fen) => fen >= 1n, "payments.amount_min"),
    maxFen: fenText.refine((fen) => fen <= 50_000_000n, "payments.amount_max"),
    feeBps: z.int("gateways.fee").min(0, "gateways.fee").max(2000, "gateways.fee"),
    /** What is left out stays: a form whose keys are all left empty sends none. */
    values: gatewayValues.default({}),
    /** The version that the settings were entered over, null for none; without it whatever is saved is replaced. */
    seen: z.string().max(64).nullable().optional(),
    /** Why the keys are to be set. */
    reason: z.string().trim().max(300).default(""),
  }),
  output: gatewayView.extend({
    /** The request that waits for another admin; null: it is saved. */
    waits: id.nullable(),
  }),
  errors: [
    ...["gateways.field_missing", "gateways.keys_not_working", "gateways.changed_meanwhile"],
    ...["approvals.already_waiting", "money.reason_short"],
  ],
});

export const testGatewayContract = contract({
  method: "POST",
  path: "/api/v1/admin/gateways/{id}/test",
  summary:
    "Asks the gateway for something harmless with the keys that are entered (or the saved ones), and says what is wrong. Saves no key.",
  access: admins,
  input: z.object({ id: gatewayId, values: gatewayValues.optional() }),
  output: gatewayView.extend({
    /** What the gateway objects to; null: nothing. */
    problem: z.string().nullable(),
    /** Whether these are the saved keys. */
    ofSaved: z.boolean(),
  }),
  errors: ["gateways.not_set_up"],
});
