import * as cheng from "@/lib/cndns/endpoints/mail-cheng";
import type { Control, ControlSubject } from "../../control";
import type { Field } from "../../form";
import { mapOk } from "../../map-ok";
import { chengBoxPassword, isCheng } from "../form";

/** Mailboxes of Cheng mail. No call lists them: one names them, and the list stands in Cheng mail's own management. */
const ofCheng = {
  group: "mailboxes",
  hidden: ({ config }: ControlSubject) => !isCheng(config),
} as const;

const account: Field = {
  id: "account",
  kind: "text",
  pattern: "[A-Za-z0-9][A-Za-z0-9._\\-]{0,62}",
  maxLength: 63,
  hinted: true,
  code: true,
};

const addressOf = ({ name }: ControlSubject, local: unknown) => `${local}@${name}`;

const LARGEST_MB = 102_400;

/** Manual: 六, 17. */
export const addChengMailbox: Control = {
  ...ofCheng,
  id: "addChengMailbox",
  fields: () => [
    account,
    { id: "password", kind: "password", rule: chengBoxPassword },
    { id: "sizeMb", kind: "amount", unit: "mb", min: 50, max: LARGEST_MB, step: 50, initial: 1_000 },
  ],
  run: async (call, subject, input) => {
    const mailbox = addressOf(subject, input.account);
    return mapOk(
      await call(cheng.addChengMailbox, {
        domain: subject.name,
        mailbox,
        password: String(input.password),
        sizeMb: Number(input.sizeMb),
      }),
      () => ({ params: { mailbox } }),
    );
  },
};

/** Manual: 六, 19. */
export const changeChengPassword: Control = {
  ...ofCheng,
  id: "chengPassword",
  reauth: true,
  fields: () => [account, { id: "password", kind: "password", rule: chengBoxPassword }],
  run: async (call, subject, input) => {
    const mailbox = addressOf(subject, input.account);
    return mapOk(
      await call(cheng.setChengMailboxPassword, {
        domain: subject.name,
        mailbox,
        password: String(input.password),
      }),
      () => ({ params: { mailbox } }),
    );
  },
};

const SERVER = "[0-9A-Za-z][0-9A-Za-z.\\-]{1,251}[0-9A-Za-z]";

/** Manual: 六, 20. */
export const collectMail: Control = {
  ...ofCheng,
  id: "collect",
  fields: () => [
    account,
    { id: "mailboxPassword", kind: "text", maxLength: 100, secret: true },
    { id: "server", kind: "text", pattern: SERVER, maxLength: 253, code: true, hinted: true },
    { id: "port", kind: "amount", unit: "count", min: 1, max: 65_535, step: 1, initial: 110 },
    { id: "outsideMailbox", kind: "text", pattern: "[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}", maxLength: 200, code: true },
    { id: "outsidePassword", kind: "text", maxLength: 100, secret: true },
  ],
  run: async (call, subject, input) => {
    const mailbox = addressOf(subject, input.account);
    return mapOk(
      await call(cheng.collectMail, {
        domain: subject.name,
        mailbox,
        mailboxPassword: String(input.mailboxPassword),
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
export const deleteChengMailbox: Control = {
  ...ofCheng,
  id: "deleteChengMailbox",
  danger: true,
  fields: () => [account],
  run: async (call, subject, input) => {
    const mailbox = addressOf(subject, input.account);
    return mapOk(await call(cheng.deleteChengMailbox, { domain: subject.name, mailbox }), () => ({
      params: { mailbox },
    }));
  },
};
