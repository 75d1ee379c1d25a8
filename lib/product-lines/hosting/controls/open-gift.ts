import { openGiftDatabase, openGiftMail } from "@/lib/cndns/endpoints/present";
import type { Control, ControlSubject } from "../../control";
import { mapOk } from "../../map-ok";
import type { PasswordRule } from "../../password-rule";
import { notWindows } from "../config";
import { textOf } from "../control-input";

const GIFTS_FROM_MB = 200;

function blocked({ config, snapshot }: ControlSubject, gift: "giftMail" | "giftDatabase"): string | null {
  if (snapshot[gift]) return "gift_open";
  return Number(config.sizeMb) < GIFTS_FROM_MB || config.kind === "protected" ? "no_gifts" : null;
}

/** Manual: 七、1: letters and digits together, 6–8. */
const mailPassword: PasswordRule = { min: 6, max: 8, needs: ["letter", "digit"], specials: "" };

/** Opens the free mail product of a host. It is a service with its own page and ends with the host. */
export const openMail: Control = {
  id: "openMail",
  group: "gifts",
  sentAs: { mailDomain: "domain", mailPassword: "password" },
  reauth: true,
  blocked: (subject) => blocked(subject, "giftMail"),
  fields: () => [
    { id: "mailDomain", kind: "domain", hinted: true },
    { id: "mailPassword", kind: "password", rule: mailPassword },
  ],
  async run(call, { name }, input) {
    const domain = textOf(input, "mailDomain").toLowerCase();
    const password = textOf(input, "mailPassword");
    const outcome = await call(openGiftMail, { host: name, domain, password });
    return mapOk(outcome, (mail) => ({
      params: { domain: mail.domain },
      snapshot: { giftMail: mail.domain },
      opens: {
        productLine: "mail",
        name: mail.domain,
        config: { kind: "global", edition: "standard", mailboxes: mail.users ?? 2 },
        secrets: { password },
        expiresAt: mail.expiresAt,
      },
    }));
  },
};

/** Manual: 五、2: a letter, then letters and digits, 6–16. */
const databasePassword: PasswordRule = { min: 6, max: 16, needs: ["letter", "digit"], letterFirst: true, specials: "" };

/** Opens the free database of a host. Its name is the one in the answer. Manual: 七、2. */
export const openDatabase: Control = {
  id: "openDatabase",
  group: "gifts",
  sentAs: { databaseName: "database", databasePassword: "password" },
  reauth: true,
  blocked: (subject) => blocked(subject, "giftDatabase"),
  fields: (subject) => [
    {
      id: "engine",
      kind: "choice",
      as: "segments",
      choices: notWindows(subject) === null ? [{ value: "mysql" }, { value: "mssql" }] : [{ value: "mysql" }],
    },
    {
      id: "databaseName",
      kind: "text",
      maxLength: 13,
      pattern: "[A-Za-z][A-Za-z0-9]{5,12}",
      code: true,
      plain: true,
      hinted: true,
    },
    { id: "databasePassword", kind: "password", rule: databasePassword },
  ],
  async run(call, { name }, input) {
    const password = textOf(input, "databasePassword");
    const engine = input.engine === "mssql" ? "mssql" : "mysql";
    const database = textOf(input, "databaseName").toLowerCase();
    const outcome = await call(openGiftDatabase, { host: name, database, password, engine });
    return mapOk(outcome, (opened) => ({
      params: { database: opened.database },
      snapshot: { giftDatabase: opened.database },
      opens: {
        productLine: "database",
        name: opened.database,
        secrets: { password: opened.password || password },
        expiresAt: opened.expiresAt,
      },
    }));
  },
};
