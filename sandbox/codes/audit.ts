import type { Bench, Provocation } from "./bench";
import { fakeJpeg } from "./fake-jpeg";

const NAME = "free-review.cn";
export const GOOD_PICTURE = fakeJpeg(60 * 1024).toString("base64");

export const material: Readonly<Record<string, string>> = {
  ownertype: "I",
  orgtype: "PR",
  ownerpictype: "1",
  contactidcard: "310107198302020011",
  contactidcardpicstr: GOOD_PICTURE,
};

const firm: Readonly<Record<string, string>> = {
  ownertype: "E",
  orgtype: "PU",
  ownerpictype: "1",
  ownernumber: "91310115000000000X",
  ownerpicstr: GOOD_PICTURE,
};

/** Submits documents by POST, which pictures need. */
export function submit(bench: Bench, change: Record<string, string> = {}, base = material) {
  return bench.agent.post("/domains/DomainAudit.aspx", { ...base, ...change });
}

const submitting = (how: string, change: Record<string, string>, base = material): Provocation => [
  how,
  async (bench) => {
    await bench.own(NAME);
    return submit(bench, { domainname: NAME, ...change }, base);
  },
];

const domainAuditCodes = {
  "11701": ["a name or contact that is not in the account", (bench) => submit(bench, { domainname: NAME })],
  "11702": [
    "a suffix without review (.top)",
    async (bench) => {
      await bench.own("free-review.top");
      return submit(bench, { domainname: "free-review.top" });
    },
  ],
  "11703": [
    "a name that is not Not certified",
    async (bench) => {
      await bench.order(NAME, await bench.contact());
      return submit(bench, { domainname: NAME });
    },
  ],
  "11704": submitting("ownertype that is neither E nor I", { ownertype: "X" }),
  "11705": submitting("orgtype that is neither PR nor PU", { orgtype: "X" }),
  "11706": submitting("ownerpictype outside 1-16 (E) or 1-6 (I)", { ownerpictype: "7" }),
  "11707": submitting("E without a picture of the document", { ownerpicstr: "" }, firm),
  "11708": submitting("E without ownernumber", { ownernumber: "" }, firm),
  "11709": submitting("I without a picture of the card", { contactidcardpicstr: "" }),
  "11710": submitting("a picture address with http://", { contactidcardpiclink: "http://127.0.0.1/card.jpg" }),
  "11711": "an internal failure: plant a `code` fault",
  "11712": submitting(
    "E, a picture address that can't be fetched (only this machine's can)",
    {
      ownerpicstr: "",
      ownerpiclink: "127.0.0.1:9/card.jpg",
    },
    firm,
  ),
  "11713": submitting("a card's picture address that can't be fetched", {
    contactidcardpicstr: "",
    contactidcardpiclink: "127.0.0.1:9/card.jpg",
  }),
  "11714": [
    "a .gov.cn name without govpic, or its address can't be fetched",
    async (bench) => {
      await bench.own("free-review.gov.cn");
      return submit(bench, { domainname: "free-review.gov.cn" });
    },
  ],
  "11715": submitting("an identity card number that is not 15 or 18 digits", { contactidcard: "123" }),
  "11716": [
    "material for the second time",
    async (bench) => {
      await bench.own(NAME);
      await submit(bench, { domainname: NAME });
      return submit(bench, { domainname: NAME });
    },
  ],
  "11717": submitting("Base64 that is no JPG, or sent by GET", {
    contactidcardpicstr: Buffer.alloc(60 * 1024, 1).toString("base64"),
  }),
  "11720": submitting("a picture under 55 KB or over 2 MB", {
    contactidcardpicstr: fakeJpeg(10 * 1024).toString("base64"),
  }),
} satisfies Record<string, Provocation>;

const checkAuditResultCodes = {
  "10012": ["neither domainname nor userid", (bench) => bench.call("domains.checkAuditResult")],
  "11719": "an internal failure: plant a `code` fault",
} satisfies Record<string, Provocation>;

export const auditCodes = {
  "domains.DomainAudit": domainAuditCodes,
  "domains.checkAuditResult": checkAuditResultCodes,
};
