import { z } from "zod";
import type { StaffRole } from "@/lib/core/actor";
import { asciiText } from "@/lib/core/ascii-text";
import { day } from "@/lib/core/day";
import { searchBox } from "@/lib/core/search-box";
import { sortOf } from "@/lib/core/sort";
import { shanghaiDay } from "@/lib/core/time";
import { contract, fenText, instant, nothing, pageInput } from "@/lib/http/contract";
import { fapiaoDetail, fapiaoPaperView, fapiaoRow, fapiaoState } from "./contract";

/** Who issues fapiao, and reads whom they are made out to. */
export const fapiaoRoles = ["finance", "admin"] as const satisfies readonly StaffRole[];

const id = z.uuid();
const byId = z.object({ id });
const person = z.object({ id, name: z.string(), email: z.string() });

/** The size of a fapiao's file, in bytes. */
export const MOST_FAPIAO_BYTES = 5 * 1024 * 1024;

export const staffFapiaoRow = fapiaoRow.extend({
  customer: person,
  taxNumber: z.string().nullable(),
  email: z.string(),
  /** Since when a red one is due. */
  redDueAt: instant.nullable(),
});
export type StaffFapiaoRow = z.output<typeof staffFapiaoRow>;

/** A fapiao as it was registered, or corrected to. */
const registered = z.object({
  /** Code and number. */
  paper: z.string(),
  issuedOn: z.string(),
  /** Null: the file stayed. */
  fileName: z.string().nullable(),
});

export const staffFapiaoDetail = fapiaoDetail.extend({
  papers: z.array(
    fapiaoPaperView.extend({
      /** How often it was corrected; sent back when it is corrected again. */
      seen: z.int(),
      /** Why staff can't correct it; null: they can. It is made red; the fapiao service issued it; a call is under way. */
      fixed: z.enum(["red", "service", "under_way"]).nullable(),
    }),
  ),
  customer: person,
  redDueAt: instant.nullable(),
  /** What is left of its items now: the next fapiao, after the red one, is over this. */
  leftFen: fenText,
  decidedBy: z.string().nullable(),
  /** What staff corrected of what they had registered, the oldest first. */
  corrections: z.array(
    z.object({ at: instant, by: z.string().nullable(), from: registered, to: registered, reason: z.string() }),
  ),
  /** Why the fapiao service does not issue it; staff do. Or why it is not known what became of it: the service is asked again. */
  serviceReason: z.string().nullable(),
});
export type StaffFapiaoDetail = z.output<typeof staffFapiaoDetail>;

export const fapiaoSort = sortOf("asked");

export const listAllFapiaosContract = contract({
  method: "GET",
  path: "/api/v1/admin/fapiao",
  summary:
    "Requests for fapiao of all customers. `q` matches the request's number, what it is made out to, the tax number, a fapiao's number, or the customer's name or address.",
  access: fapiaoRoles,
  staffToken: "fapiao:read",
  input: z.object({
    ...pageInput,
    state: fapiaoState.optional(),
    customerId: id.optional(),
    q: searchBox.optional(),
    sort: fapiaoSort.optional(),
  }),
  output: z.object({ rows: z.array(staffFapiaoRow), next: z.string().nullable() }),
});

export const readAnyFapiaoContract = contract({
  method: "GET",
  path: "/api/v1/admin/fapiao/{id}",
  summary: "One request, with all that the fapiao says.",
  access: fapiaoRoles,
  staffToken: "fapiao:read",
  input: byId,
  output: staffFapiaoDetail,
});

/** 8 digits need the code; 20 digits have none. Added to schemas with `code` and `number`. */
function checkPaperNumber({ code, number }: { code: string; number: string }, ctx: z.RefinementCtx): void {
  const fault = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
  if (!/^(\d{8}|\d{20})$/.test(number)) fault("number", "fapiao.number_format");
  else if (number.length === 20 && code !== "") fault("code", "fapiao.code_not_wanted");
  else if (number.length === 8 && !/^(\d{10}|\d{12})$/.test(code)) fault("code", "fapiao.code_format");
}

const digits = asciiText().overwrite((text) => text.replace(/\s+/g, ""));
const issued = {
  id,
  code: digits.max(20).default(""),
  number: digits.max(40),
  issuedOn: day.refine((text) => text <= shanghaiDay(new Date()), "fapiao.day_in_future"),
};
const withSum = { ...issued, amountFen: fenText };
const file = z.object({
  name: z.string().trim().min(1).max(150),
  content: z
    .base64("fapiao.file_unreadable")
    .min(1, "fapiao.file_empty")
    .max(Math.ceil(MOST_FAPIAO_BYTES / 3) * 4, "fapiao.file_too_large"),
});
export type FapiaoFileInput = z.output<typeof file>;

const corrected = {
  ...issued,
  paperId: id,
  /** How many corrections it was shown with. */
  seen: z.int().min(0).max(10_000),
  reason: z.string().trim().min(4, "fapiao.correction_reason").max(300),
};

/** What staff type of a fapiao; its file is chosen beside. */
export const issuedPaperInput = z.object(withSum).superRefine(checkPaperNumber);
export const redPaperInput = z.object(issued).superRefine(checkPaperNumber);
export const correctedPaperInput = z.object(corrected).superRefine(checkPaperNumber);

const sending = {
  maxBytes: Math.ceil(MOST_FAPIAO_BYTES / 3) * 4 + 64 * 1024,
  limit: { points: 60, seconds: 60 },
} as const;
const paperErrors = ["fapiao.file_type", "fapiao.file_too_large", "fapiao.number_used"] as const;

export const issueFapiaoContract = contract({
  method: "POST",
  path: "/api/v1/admin/fapiao/{id}/issue",
  summary:
    "Registers the fapiao that was issued for a request, with its file. If it is over more than is left, because something was refunded meanwhile, a red one is due at once.",
  access: fapiaoRoles,
  input: z.object({ ...withSum, file }).superRefine(checkPaperNumber),
  output: staffFapiaoDetail,
  errors: [...paperErrors, "fapiao.not_waiting", "fapiao.under_way", "fapiao.amount_differs"],
  ...sending,
});

export const rejectFapiaoContract = contract({
  method: "POST",
  path: "/api/v1/admin/fapiao/{id}/reject",
  summary: "Does not issue a request, with the reason that the customer reads.",
  access: fapiaoRoles,
  input: byId.extend({ reason: z.string().trim().min(4, "fapiao.reason_short").max(300) }),
  output: staffFapiaoDetail,
  errors: ["fapiao.not_waiting", "fapiao.under_way"],
});

export const makeFapiaoRedContract = contract({
  method: "POST",
  path: "/api/v1/admin/fapiao/{id}/red",
  summary:
    "Registers the red fapiao that takes back an issued one. What is left of its items waits at once as a request of its own.",
  access: fapiaoRoles,
  input: z.object({ ...issued, file }).superRefine(checkPaperNumber),
  output: staffFapiaoDetail,
  errors: [...paperErrors, "fapiao.not_to_red", "fapiao.under_way"],
  ...sending,
});

export const correctFapiaoPaperContract = contract({
  method: "POST",
  path: "/api/v1/admin/fapiao/{id}/papers/{paperId}/correct",
  summary:
    "Corrects what staff typed of a registered fapiao, blue (until it is made red) or red, or its file: the number, the code, the date; without `file` the file stays. The file before is not served any more. The customer gets a mail when the number or the file is another. Audited; safe to repeat.",
  access: fapiaoRoles,
  reauth: true,
  input: z.object({ ...corrected, file: file.optional() }).superRefine(checkPaperNumber),
  output: staffFapiaoDetail,
  errors: [...paperErrors, "fapiao.made_red", "fapiao.by_service", "fapiao.under_way", "fapiao.paper_changed"],
  ...sending,
});

export const readAnyFapiaoFileContract = contract({
  method: "GET",
  path: "/api/v1/admin/fapiao/{id}/files/{paperId}",
  summary: "The file of a fapiao, as a download.",
  access: fapiaoRoles,
  input: z.object({ id, paperId: id }),
  output: nothing,
  errors: ["not_found"],
});

/** Columns of the list for the tax tool, in their usual order. */
export const fapiaoColumns = [
  "number",
  "kind",
  "title",
  "taxNumber",
  "address",
  "phone",
  "bank",
  "bankAccount",
  "itemName",
  "quantity",
  "amount",
  "taxRate",
  "tax",
  "email",
  "customer",
  "asked",
] as const;
export const fapiaoColumn = z.enum(fapiaoColumns);
export type FapiaoColumn = z.output<typeof fapiaoColumn>;

const asList = <S extends z.ZodType>(one: S, most: number) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(one).max(most),
  );

const exportInput = z.object({
  ids: asList(id, 500).optional(),
  columns: asList(fapiaoColumn, fapiaoColumns.length).optional(),
});

export const exportFapiaosContract = contract({
  method: "GET",
  path: "/api/v1/admin/fapiao/csv",
  summary:
    "Requests that wait, for the tax tool, as CSV (UTF-8 with a byte-order mark): all, or those whose `ids` are given, separated by commas. `columns`: which ones, in the order of the list.",
  access: fapiaoRoles,
  staffToken: "fapiao:read",
  input: exportInput,
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

export const exportFapiaoWorkbookContract = contract({
  method: "GET",
  path: "/api/v1/admin/fapiao/xlsx",
  summary: "The same as a workbook (XLSX), of 5,000 requests at most: long digits are texts in it.",
  access: fapiaoRoles,
  staffToken: "fapiao:read",
  input: exportInput,
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});
