import type { Panel } from "../../control";
import { knownBoxes } from "../controls/cheng-boxes";
import { isCheng } from "../form";

/** The mailboxes of Cheng mail that were made in the shop: no call lists them. */
export const chengBoxesPanel: Panel = {
  id: "chengBoxes",
  group: "mailboxes",
  columns: [{ id: "address", mono: true }],
  hidden: ({ config }) => !isCheng(config),
  read: async (_call, subject) => ({
    kind: "ok",
    incomplete: false,
    value: knownBoxes(subject).map((account) => {
      const address = `${account}@${subject.name}`;
      return { key: address, cells: { address } };
    }),
  }),
};
