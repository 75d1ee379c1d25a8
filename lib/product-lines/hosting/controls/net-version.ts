import { setHostNetVersion } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { done } from "../control-input";

const VERSIONS = { v11: "1.1", v20: "2.0", v40: "4.0" } as const;

/** Switches the .NET framework; .NET hosts only. Manual: 三、11. */
export const netVersion: Control = {
  id: "netVersion",
  group: "website",
  interrupts: true,
  hidden: ({ config }) => config.kind !== "net",
  fields: () => [
    {
      id: "netVersion",
      kind: "choice",
      as: "segments",
      choices: Object.entries(VERSIONS).map(([value, version]) => ({ value, label: `.NET ${version}` })),
      initial: "v20",
    },
  ],
  setting: ({ config }) => (config.netVersion === undefined ? null : { netVersion: config.netVersion }),
  present: ({ config }) => {
    const version = VERSIONS[String(config.netVersion) as keyof typeof VERSIONS];
    return version ? `.NET ${version}` : null;
  },
  async run(call, { name }, input) {
    const chosen = String(input.netVersion) as keyof typeof VERSIONS;
    const version = VERSIONS[chosen];
    const kept = { config: { netVersion: chosen }, params: { version } };
    return done(await call(setHostNetVersion, { name, version }), kept);
  },
};
