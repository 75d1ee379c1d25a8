import type { Config, FormField, PurchaseForm, UpgradeForm } from "../form";
import type { PasswordRule } from "../password-rule";
import { yearTerms } from "../term";

/** The management password of global mail. The manual (六, 1) gives no rule; this one is strict enough for any. Cheng mail makes its own. */
export const mailPassword: PasswordRule = { min: 6, max: 16, needs: ["letter", "digit"], specials: "" };

/** The password of a mailbox in a host's free mail: 6–16 letters, digits and a few signs (manual 六, 5). */
export const giftBoxPassword: PasswordRule = { min: 6, max: 16, needs: ["letter", "digit"], specials: "~!@()_-=" };

/** The password of a Cheng mailbox: 8–20 with letter, digit and special character (manual 六, 17). */
export const chengBoxPassword: PasswordRule = {
  min: 8,
  max: 20,
  needs: ["letter", "digit", "special"],
  specials: "!@$%^*_~",
};

const LOCAL_PART = "[A-Za-z0-9](?:[A-Za-z0-9._\\-]{0,62}[A-Za-z0-9])?";
const anyCase = (name: string): string => name.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
const RESERVED = ["admin", "administrator", "postmaster", "root", "webmaster", "hostmaster", "abuse"].map(anyCase);

/** The local part of a new mailbox; not one of the names that the upstream reserves (manual 六, 5). */
export const newAccount: FormField = {
  id: "account",
  kind: "text",
  pattern: `(?!(?:${RESERVED.join("|")})$)${LOCAL_PART}`,
  maxLength: 64,
  hinted: true,
  code: true,
  plain: true,
};

/** The local part of an existing mailbox; the known ones are suggested. */
export const knownAccount = (known: readonly string[]): FormField => ({
  id: "account",
  kind: "text",
  pattern: LOCAL_PART,
  maxLength: 64,
  code: true,
  plain: true,
  format: "localPart",
  proposed: known,
});

export const MOST_MAILBOXES = 500;
export const MOST_ADMINISTRATORS = 20;

const KINDS = ["global", "cheng"];
const EDITIONS = ["standard", "business"];

export const isCheng = (config: Config): boolean => config.kind === "cheng";

/** The upstream has no list of mail products: both systems, both editions and any number of mailboxes are offered. */
function fields(_options: unknown, draft: Config): FormField[] {
  return [
    { id: "kind", kind: "choice", as: "radio", choices: KINDS.map((value) => ({ value, noted: true })) },
    { id: "edition", kind: "choice", as: "radio", choices: EDITIONS.map((value) => ({ value, noted: true })) },
    { id: "mailboxes", kind: "amount", unit: "mailbox", min: 1, max: MOST_MAILBOXES, step: 1, initial: 5 },
    { id: "domain", kind: "domain", hinted: true },
    ...(isCheng(draft) ? [] : [{ id: "password", kind: "password" as const, rule: mailPassword, hinted: true }]),
  ];
}

export const mailForm: PurchaseForm = {
  productLine: "mail",
  nameField: "domain",
  fields,
  terms: () => yearTerms(1, 2, 3, 5),
  title: (config) => String(config.domain ?? ""),
};

/** More mailboxes; for Cheng mail also more administrators, and from standard to business. Manual: 六, 3. */
export const mailUpgradeForm: UpgradeForm = {
  fields(_options, _draft, current) {
    const mailboxes = Number(current.mailboxes ?? 1);
    const administrators = Number(current.administrators ?? 1);
    return [
      {
        id: "mailboxes",
        kind: "amount",
        unit: "mailbox",
        min: mailboxes,
        max: Math.max(mailboxes, MOST_MAILBOXES),
        step: 1,
        initial: mailboxes,
      },
      ...(isCheng(current)
        ? [
            {
              id: "administrators",
              kind: "amount" as const,
              unit: "count" as const,
              min: administrators,
              max: Math.max(administrators, MOST_ADMINISTRATORS),
              step: 1,
              initial: administrators,
            },
          ]
        : []),
      ...(isCheng(current) && current.edition === "standard"
        ? [
            {
              id: "edition",
              kind: "choice" as const,
              as: "radio" as const,
              choices: EDITIONS.map((value) => ({ value, noted: true })),
              initial: "standard",
            },
          ]
        : []),
    ];
  },
};
