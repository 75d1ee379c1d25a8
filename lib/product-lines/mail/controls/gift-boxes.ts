import * as boxes from "@/lib/cndns/endpoints/mail-boxes";
import type { Control, ControlSubject, PanelRow } from "../../control";
import type { FormField } from "../../form";
import { mapOk } from "../../map-ok";
import { giftBoxPassword, isCheng, newAccount } from "../form";

/** Whether the shop manages the mailboxes: of a host's free mail. Bought global mail has a panel of its own, Cheng mail other controls. */
export const hasBoxes = ({ gift, snapshot, config }: ControlSubject): boolean =>
  !isCheng(config) && (gift || snapshot.gift === "yes");

const onRow = {
  group: "mailboxes",
  panel: "mailboxes",
  perRow: true,
  hidden: (subject: ControlSubject) => !hasBoxes(subject),
} as const;

const limitOf = ({ snapshot }: ControlSubject): number => (typeof snapshot.sizeMb === "number" ? snapshot.sizeMb : 200);

const sizeField = (subject: ControlSubject, initial: number): FormField => ({
  id: "sizeMb",
  kind: "amount",
  unit: "mb",
  min: 1,
  max: limitOf(subject),
  step: 1,
  initial: Math.min(initial, limitOf(subject)),
});

/** The upstream takes no comma in it; the Chinese one is another character. */
const memoField: FormField = {
  id: "memo",
  kind: "text",
  maxLength: 60,
  pattern: "[^,]*",
  format: "noComma",
  optional: true,
};

/** Manual: 六, 5. Shown for all global mail, but blocked, with a reason, for mail that was bought. */
export const addMailboxControl: Control = {
  id: "addMailbox",
  group: "mailboxes",
  sentAs: { mailboxPassword: "password" },
  panel: "mailboxes",
  hidden: ({ config }) => isCheng(config),
  blocked: (subject) => (hasBoxes(subject) ? null : "gift_only"),
  fields: (subject) => [
    newAccount,
    { id: "mailboxPassword", kind: "password", rule: giftBoxPassword },
    sizeField(subject, 50),
    memoField,
  ],
  run: async (call, { name }, { account, mailboxPassword, sizeMb, memo }) =>
    mapOk(
      await call(boxes.addMailbox, {
        domain: name,
        account: String(account),
        password: String(mailboxPassword),
        sizeMb: Number(sizeMb),
        ...(memo ? { memo: String(memo) } : {}),
      }),
      () => ({ params: { mailbox: `${account}@${name}` } }),
    ),
};

const isPaused = (row: PanelRow | null) => row?.cells.state === "paused";

/** Manual: 六, 6. */
export const pauseMailbox: Control = {
  ...onRow,
  id: "pauseMailbox",
  interrupts: true,
  blocked: (_subject, row) => (isPaused(row) ? "mailbox_paused" : null),
  run: async (call, { name }, { row = "" }) =>
    mapOk(await call(boxes.setMailboxState, { domain: name, account: row, state: "paused" }), () => ({
      params: { mailbox: row },
    })),
};

export const resumeMailbox: Control = {
  ...onRow,
  id: "resumeMailbox",
  blocked: (_subject, row) => (row !== null && !isPaused(row) ? "mailbox_running" : null),
  run: async (call, { name }, { row = "" }) =>
    mapOk(await call(boxes.setMailboxState, { domain: name, account: row, state: "running" }), () => ({
      params: { mailbox: row },
    })),
};

/** Manual: 六, 7. */
export const changeMemo: Control = {
  ...onRow,
  id: "memo",
  fields: () => [memoField],
  setting: (_subject, row) => (typeof row?.cells.memo === "string" ? { memo: row.cells.memo } : null),
  run: async (call, { name }, { row = "", memo }) =>
    mapOk(
      await call(boxes.setMailboxMemo, { domain: name, account: row, ...(memo ? { memo: String(memo) } : {}) }),
      () => ({
        params: { mailbox: row },
      }),
    ),
};

/** Manual: 六, 8. */
export const changeSize: Control = {
  ...onRow,
  id: "size",
  main: true,
  fields: (subject) => [sizeField(subject, 50)],
  setting: (_subject, row) => (typeof row?.cells.sizeMb === "number" ? { sizeMb: row.cells.sizeMb } : null),
  run: async (call, { name }, { row = "", sizeMb }) =>
    mapOk(await call(boxes.setMailboxSize, { domain: name, account: row, sizeMb: Number(sizeMb) }), () => ({
      params: { mailbox: row, size: Number(sizeMb) },
    })),
};

/** Manual: 六, 9. */
export const changeBoxPassword: Control = {
  ...onRow,
  id: "boxPassword",
  sentAs: { mailboxPassword: "password" },
  main: true,
  reauth: true,
  fields: () => [{ id: "mailboxPassword", kind: "password", rule: giftBoxPassword }],
  run: async (call, { name }, { row = "", mailboxPassword }) =>
    mapOk(
      await call(boxes.setMailboxPassword, { domain: name, account: row, password: String(mailboxPassword) }),
      () => ({
        params: { mailbox: row },
      }),
    ),
};

/** Manual: 六, 13. */
export const makeAdmin: Control = {
  ...onRow,
  id: "makeAdmin",
  run: async (call, { name }, { row = "" }) =>
    mapOk(await call(boxes.setAdminMailbox, { domain: name, account: row }), () => ({ params: { mailbox: row } })),
};

/** Manual: 六, 11. */
export const deleteMailboxControl: Control = {
  ...onRow,
  id: "deleteMailbox",
  danger: true,
  run: async (call, { name }, { row = "" }) =>
    mapOk(await call(boxes.deleteMailbox, { domain: name, account: row }), () => ({ params: { mailbox: row } })),
};
