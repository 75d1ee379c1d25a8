import { greet } from "../greet";
import { mailTemplate } from "../template";

/** A single-use link to set a new password. */
export const resetPasswordMail = mailTemplate<{ name: string; url: string; minutes: number }>({
  name: "customers.reset-password",
  zh: ({ name, url, minutes }, shop) => ({
    subject: `重设您在${shop.name}的密码`,
    paragraphs: [greet(name, "zh"), "有人要重设您的登录密码。如果是您，请点下面的链接。"],
    action: { label: "设新密码", url },
    after: [
      `链接 ${minutes} 分钟内有效，只能用一次。设好以后，各处的登录都会结束；两步验证照旧。`,
      "如果不是您，不用理会，密码不会变。",
    ],
  }),
  en: ({ name, url, minutes }, shop) => ({
    subject: `Reset your password at ${shop.name}`,
    paragraphs: [greet(name, "en"), "somebody asked to reset your password. If it was you, follow this link."],
    action: { label: "Set a new password", url },
    after: [
      `The link works once, within ${minutes} minutes. Afterwards all sessions end; two-step verification stays on.`,
      "If it wasn't you, ignore this mail; your password stays as it is.",
    ],
  }),
});
