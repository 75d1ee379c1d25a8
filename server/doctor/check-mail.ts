import type { Env } from "../../lib/env";
import { closeMailTransport, mailTransport } from "../../lib/notify/mail-transport";
import { type Finding, fault, fine, said } from "./finding";

/** Whether the mail server answers and takes our name and password. Sends nothing. */
export async function checkMail({ SMTP_URL }: Pick<Env, "SMTP_URL">): Promise<Finding[]> {
  if (!SMTP_URL) return [];
  const { hostname, port, protocol } = new URL(SMTP_URL);
  const place = `${hostname}${port ? `:${port}` : ""}`;
  try {
    await mailTransport(SMTP_URL).verify();
    return [fine("mail", `the mail server ${place} takes our mails`)];
  } catch (error) {
    const code = (error as { code?: string }).code;
    const todo =
      code === "EAUTH"
        ? "User or password in SMTP_URL is wrong; a password in an address is percent-encoded."
        : protocol === "smtp:" && port === "465"
          ? "Port 465 wants smtps:// in SMTP_URL."
          : "Check host and port in SMTP_URL, and whether this machine may reach it: many providers block port 25.";
    return [fault("mail", `the mail server ${place} does not take our mails: ${said(error)}`, todo)];
  } finally {
    closeMailTransport();
  }
}
