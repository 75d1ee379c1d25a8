import { z } from "zod";
import { RECORD_TYPES } from "@/lib/dns/record";
import { contract } from "@/lib/http/contract";

const id = z.uuid();

export const REMARK_MOST = 200;

/** The record that a remark stands beside: there are no two alike in a zone. */
const remarkPlace = {
  host: z.string().min(1).max(300),
  type: z.enum(RECORD_TYPES),
  value: z.string().max(2000),
};

export const recordRemark = z.object({ ...remarkPlace, remark: z.string() });
export type RecordRemark = z.output<typeof recordRemark>;

export const listRemarksContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/records/remarks",
  summary: "The remarks beside a domain's DNS records. They are the shop's own: name servers know nothing of them.",
  access: "customer",
  input: z.object({ id }),
  output: z.object({ remarks: z.array(recordRemark) }),
});

export const setRemarkContract = contract({
  method: "PUT",
  path: "/api/v1/services/{id}/records/remarks",
  summary: "Sets the remark beside one DNS record, or removes it by an empty text. No record is changed.",
  access: "customer",
  input: z.object({
    id,
    ...remarkPlace,
    // Counted in characters as people see them count, not in halves of an emoji.
    remark: z
      .string()
      .max(2 * REMARK_MOST)
      .transform((text) => text.replace(/\s+/g, " ").trim())
      .refine((text) => [...text].length <= REMARK_MOST, "zones.remark_long"),
  }),
  output: z.object({ remarks: z.array(recordRemark) }),
  errors: ["zones.remark_without_record"],
});
