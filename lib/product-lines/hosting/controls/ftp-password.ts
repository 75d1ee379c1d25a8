import { setHostPassword } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { done, textOf } from "../control-input";
import { hostPasswordRule } from "../form";

/** Sets the FTP password. Manual: 三、8. */
export const ftpPassword: Control = {
  id: "ftpPassword",
  group: "running",
  reauth: true,
  fields: () => [{ id: "password", kind: "password", rule: hostPasswordRule }],
  blocked: ({ config }) => (config.ftpState === "paused" ? "ftp_paused" : null),
  async run(call, { name }, input) {
    const password = textOf(input, "password");
    return done(await call(setHostPassword, { name, password }), { secrets: { password } });
  },
};
