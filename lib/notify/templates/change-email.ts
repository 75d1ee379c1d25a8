import { greet } from "../greet";
import { mailTemplate } from "../template";

/** To the new address: proves that it is theirs. Without the name: it may be anybody's. */
export const changeEmailConfirm = mailTemplate<{ url: string; minutes: number }>({
  name: "customers.change-email",
  zh: ({ url, minutes }, shop) => ({
    subject: `确认您在${shop.name}的新邮箱`,
    paragraphs: [greet("", "zh"), "您要把登录邮箱改成这一个。请确认它是您的。"],
    action: { label: "确认新邮箱", url },
    after: [`链接 ${minutes} 分钟内有效，只能用一次。`, "如果不是您，不用理会这封信。"],
  }),
  en: ({ url, minutes }, shop) => ({
    subject: `Confirm your new e-mail address at ${shop.name}`,
    paragraphs: [
      greet("", "en"),
      "you asked to sign in with this address from now on. Please confirm that it is yours.",
    ],
    action: { label: "Confirm new address", url },
    after: [`The link works once, within ${minutes} minutes.`, "If it wasn't you, ignore this mail."],
  }),
});

/** To the owner of an address that another account wanted to take. */
export const emailTaken = mailTemplate<{ name: string }>({
  name: "customers.email-taken",
  zh: ({ name }, shop) => ({
    subject: `您在${shop.name}的邮箱`,
    paragraphs: [greet(name, "zh"), "有另一个账号想把登录邮箱改成这个地址。它已经属于您的账号，所以没有改。"],
    after: ["您不用做什么。如果那也是您的账号，请换一个邮箱。"],
  }),
  en: ({ name }, shop) => ({
    subject: `Your e-mail address at ${shop.name}`,
    paragraphs: [
      greet(name, "en"),
      "another account wanted to change its address to this one. It belongs to your account already, so nothing changed.",
    ],
    after: ["There is nothing to do. If the other account is yours too, use a different address for it."],
  }),
});

/** To the present address when a change is asked for; its link sets a new password, which stops the change. */
export const emailChangeAsked = mailTemplate<{
  name: string;
  newEmail: string;
  at: string;
  ip: string;
  url: string;
  minutes: number;
}>({
  name: "customers.email-change-asked",
  zh: ({ name, newEmail, at, ip, url, minutes }, shop) => ({
    subject: `${shop.name}：有人要更改您的登录邮箱`,
    paragraphs: [
      greet(name, "zh"),
      `刚才有人用您的账号，要把登录邮箱改成 ${newEmail}。那边点了确认链接，就会生效。`,
      "如果是您本人，不用做什么。如果不是，请马上设一个新密码：更改随即作废，各处的登录都会结束。",
    ],
    facts: [
      { label: "时间", value: `${at}（北京时间）` },
      { label: "来自", value: ip },
    ],
    action: { label: "不是我，设新密码", url },
    after: [`链接 ${minutes} 分钟内有效，只能用一次。`],
  }),
  en: ({ name, newEmail, at, ip, url, minutes }, shop) => ({
    subject: `${shop.name}: somebody asked to change your e-mail address`,
    paragraphs: [
      greet(name, "en"),
      `somebody signed in to your account asked to change its e-mail address to ${newEmail}. It counts once the link mailed there is followed.`,
      "If it was you, there is nothing to do. If not, set a new password now: that stops the change and ends all sessions.",
    ],
    facts: [
      { label: "When", value: `${at} (Beijing time)` },
      { label: "From", value: ip },
    ],
    action: { label: "It wasn't me: set a new password", url },
    after: [`The link works once, within ${minutes} minutes.`],
  }),
});
