import { setHostErrorDetail } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { notWindows } from "../config";
import { done } from "../control-input";

/** Whether visitors see the details of ASP errors. Manual: 三、15. */
export const errorDetail: Control = {
  id: "errorDetail",
  group: "website",
  blocked: notWindows,
  fields: () => [{ id: "errorDetail", kind: "switch", hinted: true }],
  setting: ({ config }) => (config.errorDetail === undefined ? null : { errorDetail: config.errorDetail }),
  present: ({ config }) => (config.errorDetail === undefined ? null : config.errorDetail === true ? "on" : "off"),
  async run(call, { name }, input) {
    const detailed = input.errorDetail === true;
    const kept = { config: { errorDetail: detailed }, params: { on: detailed ? "yes" : "no" } };
    return done(await call(setHostErrorDetail, { name, detailed }), kept);
  },
};
