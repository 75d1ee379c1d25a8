import "server-only";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { mailWords } from "@/lib/notify/queue-mail";
import { defaultLanguage } from "@/messages/languages";
import { alertMail } from "./mail-templates";
import { alertParams } from "./watch-trouble";

const TIMEOUT_MS = 10_000;

/** How the robots of chat groups want a text; anything else gets the plain form, which Slack and Mattermost take. */
const FORMS: { host: RegExp; body(text: string): unknown }[] = [
  { host: /(^|\.)(feishu\.cn|larksuite\.com)$/, body: (text) => ({ msg_type: "text", content: { text } }) },
  {
    host: /^(qyapi\.weixin\.qq\.com|oapi\.dingtalk\.com)$/,
    body: (content) => ({ msgtype: "text", text: { content } }),
  },
];

/** The body of a message to the robot at this address. */
export function alertBody(url: string, text: string, alert: { part: string; edge: string }): unknown {
  const { hostname } = new URL(url);
  const form = FORMS.find(({ host }) => host.test(hostname));
  return form ? form.body(text) : { text, ...alert };
}

/**
 * Posts an alert to ALERT_WEBHOOK_URL with the words of its mail, in the shop's first language. Repeating it posts again.
 * @throws Error when it was not accepted: the job is tried again
 */
export async function postAlert(id: string): Promise<void> {
  const { ALERT_WEBHOOK_URL: url } = env();
  const alert = await db.staffAlert.findUnique({ where: { id } });
  if (!url || !alert) return;
  const params = await alertParams(db, alert);
  const { subject, text } = await mailWords(db, alertMail, defaultLanguage, params);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(alertBody(url, `${subject}\n\n${text}`, { part: params.part, edge: params.edge })),
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const answer = await response.text();
  if (!response.ok || isRefusal(answer))
    throw new Error(`the webhook for alerts refused: ${response.status} ${answer.slice(0, 200)}`);
  log.info({ part: params.part, edge: params.edge }, "an alert was posted to the webhook");
}

/** Robots answer 200 with a code of their own that is not 0. */
function isRefusal(answer: string): boolean {
  try {
    const { code, errcode, StatusCode } = JSON.parse(answer) as Record<string, unknown>;
    return [code, errcode, StatusCode].some((one) => typeof one === "number" && one !== 0);
  } catch {
    return false;
  }
}
