import * as cheng from "@/lib/cndns/endpoints/mail-cheng";
import type { Control, ControlSubject } from "../../control";
import type { Config, FormField } from "../../form";
import { mapOk } from "../../map-ok";
import { chengBoxPassword, isCheng, knownAccount, newAccount } from "../form";

/**
 * Mailboxes of Cheng mail. No call lists them: the service's configuration stores those that were made in the shop, as
 * `boxes: "liming wangfang"`. Cheng mail's own management shows all of them.
 */
const ofCheng = {
  group: "mailboxes",
  hidden: ({ config }: ControlSubject) => !isCheng(config),
} as const;

/** The local parts of the mailboxes that were made in the shop. */
export const knownBoxes = ({ config }: Pick<ControlSubject, "config">): string[] =>
  String(config.boxes ?? "")
    .split(" ")
    .filter((account) => account !== "");

const account = (subject: ControlSubject): FormField => knownAccount(knownBoxes(subject));

const accountOf = (input: Config): string => String(input.account).toLowerCase();
const addressOf = ({ name }: ControlSubject, local: string): string => `${local}@${name}`;

const MB_PER_GB = 1_024;
const SIZES_GB = [1, 2, 3, 5, 10, 20, 50, 100];

/** The size of a mailbox; at most the size of all mailboxes together. */
function sizeField({ snapshot }: ControlSubject): FormField {
  const mostGb = typeof snapshot.sizeMb === "number" ? snapshot.sizeMb / MB_PER_GB : Number.POSITIVE_INFINITY;
  const values = SIZES_GB.filter((size) => size === 1 || size <= mostGb);
  return { id: "sizeGb", kind: "amount", unit: "gb", values, min: 1, max: values.at(-1) ?? 1, step: 1, initial: 1 };
}

/** Manual: 六, 17. */
export const addChengMailboxControl: Control = {
  ...ofCheng,
  id: "addChengMailbox",
  sentAs: { account: "mailbox", mailboxPassword: "password", sizeGb: "sizeMb" },
  fields: (subject) => [
    newAccount,
    { id: "mailboxPassword", kind: "password", rule: chengBoxPassword },
    sizeField(subject),
  ],
  run: async (call, subject, input) => {
    const local = accountOf(input);
    const mailbox = addressOf(subject, local);
    const sizeMb = Number(input.sizeGb) * MB_PER_GB;
    const password = String(input.mailboxPassword);
    return mapOk(await call(cheng.addChengMailbox, { domain: subject.name, mailbox, password, sizeMb }), () => ({
      params: { mailbox },
      config: { boxes: [...knownBoxes(subject).filter((one) => one !== local), local].join(" ") },
    }));
  },
};

/** Manual: 六, 19. */
export const changeChengPassword: Control = {
  ...ofCheng,
  id: "chengPassword",
  sentAs: { account: "mailbox", mailboxPassword: "password" },
  reauth: true,
  fields: (subject) => [account(subject), { id: "mailboxPassword", kind: "password", rule: chengBoxPassword }],
  run: async (call, subject, input) => {
    const mailbox = addressOf(subject, accountOf(input));
    const password = String(input.mailboxPassword);
    return mapOk(await call(cheng.setChengMailboxPassword, { domain: subject.name, mailbox, password }), () => ({
      params: { mailbox },
    }));
  },
};

const SERVER = "[0-9A-Za-z][0-9A-Za-z.\\-]{1,251}[0-9A-Za-z]";
const PORT = "[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]";

/** Manual: 六, 20. */
export const collectMailControl: Control = {
  ...ofCheng,
  id: "collect",
  sentAs: { account: "mailbox", ownPassword: "mailboxPassword" },
  fields: (subject) => [
    account(subject),
    { id: "ownPassword", kind: "text", maxLength: 100, secret: true },
    { id: "server", kind: "text", pattern: SERVER, maxLength: 253, code: true, plain: true, hinted: true },
    { id: "port", kind: "text", pattern: PORT, maxLength: 5, code: true, plain: true, hinted: true, initial: "110" },
    {
      id: "outsideMailbox",
      kind: "text",
      pattern: "[^\\s,@]+@[^\\s,@]+\\.[^\\s,@]{2,}",
      maxLength: 200,
      code: true,
      plain: true,
      format: "email",
    },
    { id: "outsidePassword", kind: "text", maxLength: 100, secret: true },
  ],
  run: async (call, subject, input) => {
    const mailbox = addressOf(subject, accountOf(input));
    return mapOk(
      await call(cheng.collectMail, {
        domain: subject.name,
        mailbox,
        mailboxPassword: String(input.ownPassword),
        server: String(input.server),
        port: Number(input.port),
        outsideMailbox: String(input.outsideMailbox),
        outsidePassword: String(input.outsidePassword),
      }),
      () => ({ params: { mailbox, outside: String(input.outsideMailbox) } }),
    );
  },
};

/** Manual: 六, 18. */
export const deleteChengMailboxControl: Control = {
  ...ofCheng,
  id: "deleteChengMailbox",
  sentAs: { account: "mailbox" },
  danger: true,
  fields: (subject) => [account(subject)],
  run: async (call, subject, input) => {
    const local = accountOf(input);
    const mailbox = addressOf(subject, local);
    return mapOk(await call(cheng.deleteChengMailbox, { domain: subject.name, mailbox }), () => ({
      params: { mailbox },
      config: {
        boxes: knownBoxes(subject)
          .filter((one) => one !== local)
          .join(" "),
      },
    }));
  },
};
