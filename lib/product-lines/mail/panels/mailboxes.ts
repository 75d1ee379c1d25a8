import { listMailboxes } from "@/lib/cndns/endpoints/mail-boxes";
import type { Panel } from "../../control";
import { mapOk } from "../../map-ok";
import { hasBoxes } from "../controls/gift-boxes";

/** For a host's free mail only. Manual: 六, 12. */
export const mailboxesPanel: Panel = {
  id: "mailboxes",
  group: "mailboxes",
  columns: [
    { id: "account", mono: true },
    { id: "state", words: true },
    { id: "sizeMb", figure: true },
    { id: "memo" },
  ],
  hidden: (subject) => !hasBoxes(subject),
  read: async (call, { name }) =>
    mapOk(await call(listMailboxes, { domain: name }), (rows) =>
      rows.map(({ account, state, sizeMb, memo }) => ({ key: account, cells: { account, state, sizeMb, memo } })),
    ),
};
