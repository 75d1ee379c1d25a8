import type { ParsedMail } from "mailparser";
import { readCsrf } from "../proxies/read-csrf";
import { ask, ORIGIN, type ProxyAgent } from "../proxies/visitor";
import { confirmationToken } from "./confirmation-token";
import { eventually } from "./eventually";

const EMAIL = "li.zheng@example.com";
const NAME = "Li Zheng";
const PASSWORD = "nine-quiet-lanterns-42";
const SESSION = "kumquat.session=";

const json = { origin: ORIGIN, "content-type": "application/json" };

/** A customer, by whom it is seen whether the shop has its data. */
export class CustomerAtShop {
  constructor(
    private readonly agent: ProxyAgent,
    private readonly mails: readonly ParsedMail[],
  ) {}

  /** Opens the account as a visitor does: by the form, and by the link of the mail that the worker sends. */
  register = async (): Promise<string> => {
    const body = JSON.stringify({ email: EMAIL, name: NAME, password: PASSWORD });
    const asked = await ask(this.agent, "/api/v1/register", { method: "POST", body, headers: json });
    if (asked.status !== 200) throw new Error(`/api/v1/register: ${asked.status} ${asked.text.slice(0, 300)}`);
    const token = await eventually("a mail with a link to the shop", () =>
      confirmationToken(this.mails, EMAIL, ORIGIN),
    );
    const confirmed = await ask(this.agent, "/api/v1/confirm-email", {
      ...{ method: "POST", body: JSON.stringify({ token, password: PASSWORD }), headers: json },
    });
    if (confirmed.status !== 200)
      throw new Error(`/api/v1/confirm-email: ${confirmed.status} ${confirmed.text.slice(0, 300)}`);
    await this.signIn();
    return `${this.mails.length} mails came`;
  };

  /** @throws Error when the shop does not know the customer */
  signIn = async (): Promise<void> => {
    const { csrfToken, cookie } = await readCsrf(this.agent);
    const body = new URLSearchParams({ csrfToken, email: EMAIL, password: PASSWORD, json: "true" }).toString();
    const { headers, status, text } = await ask(this.agent, "/api/auth/callback/credentials", {
      ...{ method: "POST", body },
      headers: { cookie, origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" },
    });
    const session = [headers["set-cookie"]]
      .flat()
      .find((one) => one?.includes(SESSION))
      ?.split(";")[0];
    if (!session) throw new Error(`no session for the customer: ${status} ${text.slice(0, 300)}`);
    // Whoever is not signed in is led to the sign-in.
    const page = await ask(this.agent, "/account", { headers: { cookie: session } });
    if (page.status !== 200) throw new Error(`the account's first page is ${page.status}`);
  };
}
