import { setHostNotFoundPage } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { done, textOf } from "../control-input";

/** Sets the customer's own page for addresses that are not found; empty: the system's page. Manual: 三、10. */
export const notFoundPage: Control = {
  id: "notFoundPage",
  group: "website",
  sentAs: { notFoundPath: "path" },
  fields: () => [
    {
      id: "notFoundPath",
      kind: "text",
      maxLength: 200,
      pattern: String.raw`(?!.*\.\.)[^/\\:*?"<>|,\s.][^\\:*?"<>|,\s]*\.html?`,
      optional: true,
      code: true,
      hinted: true,
    },
  ],
  setting: ({ config }) => (config.notFoundPath === undefined ? null : { notFoundPath: config.notFoundPath }),
  present: ({ config }) => (config.notFoundPath === undefined ? null : String(config.notFoundPath) || "standard"),
  async run(call, { name }, input) {
    const path = textOf(input, "notFoundPath");
    const kept = { config: { notFoundPath: path }, params: { path, own: path === "" ? "no" : "yes" } };
    return done(await call(setHostNotFoundPage, { name, path }), kept);
  },
};
