import { mailLoginUrl, setMailPassword } from "@/lib/cndns/endpoints/mail";
import type { Control, ControlSubject } from "../../control";
import { mapOk } from "../../map-ok";
import { isCheng, mailPassword } from "../form";

/** The system as the upstream's parameter. A product whose system is not known counts as global mail, the upstream's default. */
export const kindOf = ({ config }: ControlSubject) => (isCheng(config) ? ("cheng" as const) : ("global" as const));

/** Opens Cheng mail's own management without a password. Manual: 六, 16. */
export const logIn: Control = {
  id: "logIn",
  group: "manage",
  reauth: true,
  hidden: ({ config }) => !isCheng(config),
  fields: () => [
    { id: "language", kind: "choice", as: "segments", choices: [{ value: "zh" }, { value: "en" }], initial: "zh" },
  ],
  run: async (call, { name }, { language }) =>
    mapOk(await call(mailLoginUrl, { domain: name, language: language === "en" ? "en" : "zh" }), (link) => ({ link })),
};

/** Manual: 六, 4. */
export const mailPasswordControl: Control = {
  id: "password",
  group: "manage",
  reauth: true,
  fields: () => [{ id: "password", kind: "password", rule: mailPassword }],
  run: async (call, subject, { password }) =>
    mapOk(
      await call(setMailPassword, { domain: subject.name, password: String(password), kind: kindOf(subject) }),
      () => ({ secrets: { password: String(password) } }),
    ),
};
