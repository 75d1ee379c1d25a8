import { greet } from "../greet";
import { mailTemplate } from "../template";

/** To a new member of staff: set a password, then sign in. */
export const staffInvitation = mailTemplate<{ name: string; url: string; hours: number }>({
  name: "customers.staff-invitation",
  zh: ({ name, url, hours }, shop) => ({
    subject: `${shop.name}为您开了员工账号`,
    paragraphs: [greet(name, "zh"), "管理员为您开了员工账号。请先设一个密码。"],
    action: { label: "设密码", url },
    after: [`链接 ${hours} 小时内有效，只能用一次。过期了，可以在登录页点“忘记密码”。`],
  }),
  en: ({ name, url, hours }, shop) => ({
    subject: `Your staff account at ${shop.name}`,
    paragraphs: [greet(name, "en"), "an administrator made a staff account for you. Please set a password first."],
    action: { label: "Set password", url },
    after: [`The link works once, within ${hours} hours. After that, use “Forgot password” on the sign-in page.`],
  }),
});
