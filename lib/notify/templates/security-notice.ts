import { greet } from "../greet";
import { mailTemplate } from "../template";

export type SecurityChange =
  | "password_changed"
  | "password_reset"
  | "email_changed"
  | "totp_enabled"
  | "totp_disabled"
  | "recovery_code_used";

const zh: Record<SecurityChange, string> = {
  password_changed: "登录密码已更改",
  password_reset: "登录密码已重设",
  email_changed: "登录邮箱已更改",
  totp_enabled: "两步验证已开启",
  totp_disabled: "两步验证已关闭",
  recovery_code_used: "用了一个恢复码登录",
};
const en: Record<SecurityChange, string> = {
  password_changed: "password changed",
  password_reset: "password reset",
  email_changed: "e-mail address changed",
  totp_enabled: "two-step verification turned on",
  totp_disabled: "two-step verification turned off",
  recovery_code_used: "signed in with a recovery code",
};

/** Tells the owner that something about signing in changed, so that a stranger's change does not stay unseen. */
export const securityNotice = mailTemplate<{
  name: string;
  change: SecurityChange;
  at: string;
  ip: string;
  url: string;
}>({
  name: "customers.security-notice",
  zh: ({ name, change, at, ip, url }, shop) => ({
    subject: `${shop.name}：${zh[change]}`,
    paragraphs: [greet(name, "zh"), `您的账号有一处变动：${zh[change]}。`],
    facts: [
      { label: "时间", value: `${at}（北京时间）` },
      { label: "来自", value: ip },
    ],
    after: [
      change === "email_changed"
        ? "如果是您本人，不用做什么。如果不是，请马上联系我们：这个邮箱已经不能重设密码。"
        : `如果是您本人，不用做什么。如果不是，请马上重设密码：${url}`,
    ],
  }),
  en: ({ name, change, at, ip, url }, shop) => ({
    subject: `${shop.name}: ${en[change]}`,
    paragraphs: [greet(name, "en"), `something about your account changed: ${en[change]}.`],
    facts: [
      { label: "When", value: `${at} (Beijing time)` },
      { label: "From", value: ip },
    ],
    after: [
      change === "email_changed"
        ? "If it was you, there is nothing to do. If not, contact us at once: this address can no longer reset the password."
        : `If it was you, there is nothing to do. If not, reset your password now: ${url}`,
    ],
  }),
});
