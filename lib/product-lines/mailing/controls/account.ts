import { readEdmLogin, setEdmPassword } from "@/lib/cndns/endpoints/edm";
import type { Control } from "../../control";
import { mapOk } from "../../map-ok";
import { pointsPassword } from "../../points/form";
import { loginOf } from "../../points/login";

/** Manual: 十三, 6. */
export const mailingLogIn: Control = {
  id: "logIn",
  group: "panel",
  reauth: true,
  run: async (call, { name }) => mapOk(await call(readEdmLogin, { account: name }), loginOf),
};

/** Manual: 十三, 2. */
export const mailingPassword: Control = {
  id: "password",
  group: "panel",
  reauth: true,
  fields: () => [{ id: "password", kind: "password", rule: pointsPassword }],
  run: async (call, { name }, { password }) =>
    mapOk(await call(setEdmPassword, { account: name, password: String(password) }), () => ({
      secrets: { password: String(password) },
    })),
};
