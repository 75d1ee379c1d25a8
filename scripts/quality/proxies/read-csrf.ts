import { ask, type ProxyAgent } from "./visitor";

/** What a browser needs to send the sign-in form. */
export async function readCsrf(agent: ProxyAgent): Promise<{ csrfToken: string; cookie: string }> {
  const { text, headers } = await ask(agent, "/api/auth/csrf");
  const { csrfToken } = JSON.parse(text) as { csrfToken: string };
  const cookies = [headers["set-cookie"]].flat().map((one) => one?.split(";")[0]);
  return { csrfToken, cookie: cookies.join("; ") };
}
