import { readSmsLogin, setSmsPassword } from "@/lib/cndns/endpoints/sms";
import type { Control } from "../../control";
import { mapOk } from "../../map-ok";
import { pointsPassword } from "../../points/form";
import { loginOf } from "../../points/login";

/** Manual: 十四, 6. */
export const smsLogIn: Control = {
  id: "logIn",
  group: "panel",
  reauth: true,
  run: async (call, { name }) => mapOk(await call(readSmsLogin, { account: name }), loginOf),
};

/** Manual: 十四, 2. */
export const smsPassword: Control = {
  id: "password",
  group: "panel",
  reauth: true,
  fields: () => [{ id: "password", kind: "password", rule: pointsPassword }],
  run: async (call, { name }, { password }) =>
    mapOk(await call(setSmsPassword, { account: name, password: String(password) }), () => ({
      secrets: { password: String(password) },
    })),
};
