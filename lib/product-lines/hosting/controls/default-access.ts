import { setHostDefaultAccess } from "@/lib/cndns/endpoints/hosting-access";
import type { Control } from "../../control";
import { notWindows } from "../config";
import { done } from "../control-input";

/** Whether all addresses may visit, or only those that are allowed. Manual: 三、12. */
export const defaultAccess: Control = {
  id: "defaultAccess",
  group: "access",
  interrupts: true,
  blocked: notWindows,
  fields: () => [
    {
      id: "visitors",
      kind: "choice",
      as: "radio",
      choices: [
        { value: "all", noted: true },
        { value: "none", noted: true },
      ],
    },
  ],
  setting: ({ config }) => (config.visitors === undefined ? null : { visitors: config.visitors }),
  present: (subject) => (notWindows(subject) ? null : subject.config.visitors === "none" ? "none" : "all"),
  async run(call, { name }, input) {
    const allowed = input.visitors !== "none";
    const visitors = allowed ? "all" : "none";
    return done(await call(setHostDefaultAccess, { name, allowed }), { config: { visitors }, params: { visitors } });
  },
};
