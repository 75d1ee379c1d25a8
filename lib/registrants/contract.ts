import { z } from "zod";
import { contract, instant, nothing } from "@/lib/http/contract";
import {
  faultOf,
  normalize,
  REGISTRANT_FIELDS,
  type RegistrantFieldName,
  type RegistrantValues,
} from "./fields-contract";

const id = z.uuid();
export const registrantKind = z.enum(["person", "company"]);
const typed = z.string().max(300);

const fieldShape = Object.fromEntries(REGISTRANT_FIELDS.map((field) => [field, typed])) as Record<
  RegistrantFieldName,
  typeof typed
>;

/** A registrant as typed; every fault of a field is an issue at its path with a code of messages/*\/errors.json. */
export const registrantInput = z
  .object({ kind: registrantKind, ...fieldShape, country: typed.default("CN"), fax: typed.default("") })
  .superRefine((raw, ctx) => {
    const values = normalize(raw as RegistrantValues);
    for (const field of REGISTRANT_FIELDS) {
      const fault = faultOf(field, values);
      if (fault) ctx.addIssue({ code: "custom", path: [field], message: fault.code, params: fault.params });
    }
  });

export const registrantState = z.enum(["draft", "creating", "ready", "unsure", "refused"]);
/**
 * The state of the real-name review for domains: none yet, under way, passed, refused, or not possible with this
 * document.
 */
export const realNameState = z.enum(["none", "checking", "pass", "unpass", "not_offered"]);
export type RealNameState = z.output<typeof realNameState>;

export const registrantRow = z.object({
  id,
  kind: registrantKind,
  displayName: z.string(),
  state: registrantState,
  realName: realNameState,
  idType: z.string(),
  idNumberMasked: z.string(),
  /** Only for names under .hk. */
  hongKong: z.boolean(),
  /** The outcome of the last change is unknown: no order and no review takes it before it is saved again. */
  changeUnclear: z.boolean(),
  createdAt: instant,
});
export type RegistrantRow = z.output<typeof registrantRow>;

export const reviewState = z.enum(["uploading", "submitting", "unsure", "waiting", "pending", "pass", "unpass"]);
export const documentRole = z.enum(["owner", "contact"]);

export const reviewView = z.object({
  id,
  state: reviewState,
  memo: z.string().nullable(),
  refusalCode: z.number().nullable(),
  /** The documents were submitted and did not arrive: they are to be submitted again. */
  notArrived: z.boolean(),
  consentAt: instant,
  submittedAt: instant.nullable(),
  checkedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  documents: z.array(
    z.object({
      id,
      role: documentRole,
      byteCount: z.number(),
      width: z.number(),
      height: z.number(),
      createdAt: instant,
      deletedAt: instant.nullable(),
    }),
  ),
});
export type ReviewView = z.output<typeof reviewView>;

export const registrantDetail = registrantRow.extend({
  /** Every field but the document's number, which does not leave the server. */
  fields: z.record(z.string(), z.string()),
  /** Another one after each change: what a change names as seen. */
  updatedAt: instant,
  domainCount: z.number(),
  /** Why it can't be changed now; null when it can. */
  locked: z.enum(["archived", "has_domains", "reviewed", "in_review", "in_order", "unsure"]).nullable(),
  /** True when it never held a domain and can be deleted permanently. */
  deletable: z.boolean(),
  reviews: z.array(reviewView),
});
export type RegistrantDetail = z.output<typeof registrantDetail>;

export const registrantUpstreamErrors = ["upstream.unreachable", "upstream.unclear", "registrants.refused"] as const;

export const listRegistrantsContract = contract({
  method: "GET",
  path: "/api/v1/registrants",
  summary: "The customer's registrants, newest first; archived ones only when asked for.",
  access: "customer",
  token: "orders:write",
  input: z.object({ archived: z.enum(["0", "1"]).default("0") }),
  output: z.object({ rows: z.array(registrantRow) }),
});

export const createRegistrantContract = contract({
  method: "POST",
  path: "/api/v1/registrants",
  summary: "Creates a registrant and its contact at the registry. State unsure when the registry did not answer.",
  access: "customer",
  input: registrantInput,
  output: registrantRow,
  errors: registrantUpstreamErrors,
  idempotent: true,
  limit: { points: 20, seconds: 60 },
});

export const readRegistrantContract = contract({
  method: "GET",
  path: "/api/v1/registrants/{id}",
  summary: "One registrant with its reviews. The document's number is masked.",
  access: "customer",
  input: z.object({ id }),
  output: registrantDetail,
});

export const modifyRegistrantContract = contract({
  method: "PUT",
  path: "/api/v1/registrants/{id}",
  summary: "Changes a registrant without domains that was not reviewed. An empty idNumber keeps the present one.",
  access: "customer",
  input: z.object({
    ...{ id, kind: registrantKind, ...fieldShape, country: typed.default("CN"), fax: typed.default("") },
    /** `updatedAt` of the registrant as it was read: what was changed elsewhere since then is not overwritten unseen. */
    seenAt: instant,
  }),
  output: registrantRow,
  errors: [
    ...registrantUpstreamErrors,
    "registrants.locked",
    "registrants.locked_in_order",
    "registrants.changed_meanwhile",
    "registrants.change_unclear",
  ],
  limit: { points: 20, seconds: 60 },
});

export const archiveRegistrantContract = contract({
  method: "DELETE",
  path: "/api/v1/registrants/{id}",
  summary:
    "Hides a registrant from the lists. Domains keep it as their registrant. Refused while an order uses it or a domain wants its real-name review.",
  access: "customer",
  input: z.object({ id }),
  output: nothing,
  errors: ["registrants.in_order", "registrants.review_wanted"],
});

export const compareRegistrantContract = contract({
  method: "GET",
  path: "/api/v1/registrants/{id}/upstream",
  summary: "What the registry holds of a registrant, where it differs from ours. The document's number is masked.",
  access: "customer",
  input: z.object({ id }),
  output: z.object({
    /** gone: the contact no longer exists at the upstream. */
    state: z.enum(["same", "differs", "gone"]),
    differences: z.array(z.object({ field: z.enum(REGISTRANT_FIELDS), ours: z.string(), theirs: z.string() })),
    readAt: instant,
  }),
  errors: ["registrants.not_ready", "upstream.unreachable", "upstream.unclear"],
  limit: { points: 20, seconds: 60, counted: "by all processes" },
});

export const deleteRegistrantContract = contract({
  method: "POST",
  path: "/api/v1/registrants/{id}/delete",
  summary:
    "Deletes a registrant that never held a domain, at the registry and here. Repeating after a lost answer is safe.",
  access: "customer",
  input: z.object({ id }),
  output: nothing,
  errors: ["registrants.not_deletable", "registrants.in_order", "upstream.unreachable", "upstream.unclear"],
  limit: { points: 10, seconds: 60 },
});

const english = z.enum(["companyEn", "lastNameEn", "firstNameEn", "stateEn", "cityEn", "addressEn"]);
const chinese = z.string().max(200).default("");

export const proposeEnglishContract = contract({
  method: "POST",
  path: "/api/v1/registrants/propose-english",
  summary: "Proposes English fields by pinyin, with other readings of a surname. Stores nothing.",
  access: "signed-in",
  input: z.object({
    kind: registrantKind,
    companyCn: chinese,
    lastNameCn: chinese,
    firstNameCn: chinese,
    stateCn: chinese,
    cityCn: chinese,
    addressCn: chinese,
  }),
  output: z.object({
    fields: z.partialRecord(english, z.string()),
    remarks: z.array(z.object({ field: english, text: z.string(), chosen: z.string(), others: z.array(z.string()) })),
    /** Fields with a character whose reading is not known. */
    unread: z.array(english),
  }),
  limit: { points: 240, seconds: 60 },
});
