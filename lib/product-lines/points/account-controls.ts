import type { Outcome } from "@/lib/cndns/outcome";
import type { Control } from "../control";
import { mapOk } from "../map-ok";
import type { Call } from "../reading";
import { pointsPassword } from "./form";

/** The calls by which product lines with points differ here. */
interface AccountCalls {
  readLogin(call: Call, account: string): Promise<Outcome<{ url: string; oneClick: boolean }>>;
  setPassword(call: Call, account: string, password: string): Promise<Outcome<unknown>>;
}

/**
 * Signing in to an account with points, and setting its password. Accounts at other providers have an address without one-click login: the
 * customer signs in there with account and password, and the sentence says so.
 */
export const accountControls = ({ readLogin, setPassword }: AccountCalls): Control[] => [
  {
    id: "logIn",
    group: "panel",
    reauth: true,
    run: async (call, { name }) =>
      mapOk(await readLogin(call, name), ({ url, oneClick }) => ({
        link: url,
        params: { oneClick: oneClick ? "yes" : "no" },
      })),
  },
  {
    id: "password",
    group: "panel",
    reauth: true,
    fields: () => [{ id: "password", kind: "password", rule: pointsPassword }],
    run: async (call, { name }, input) => {
      const password = String(input.password);
      return mapOk(await setPassword(call, name, password), () => ({ secrets: { password } }));
    },
  },
];
