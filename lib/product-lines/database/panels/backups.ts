import type { Panel } from "../../control";
import { SLOTS, slotKey } from "../controls/backups";

/** The five backups as far as the shop knows them: no call lists them. */
export const backupsPanel: Panel = {
  id: "backups",
  group: "backups",
  columns: [{ id: "slot", words: true }, { id: "madeAt" }],
  read: async (_call, { config }) => ({
    kind: "ok",
    incomplete: false,
    value: SLOTS.map((slot) => {
      const madeAt = config[slotKey(slot)];
      return {
        key: String(slot),
        cells: { slot, madeAt: typeof madeAt === "string" && madeAt !== "" ? madeAt : null },
      };
    }),
  }),
};
