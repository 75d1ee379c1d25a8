import { mailTemplate } from "../template";

/** To the new address: proves that it is theirs. */
export const changeEmailConfirm = mailTemplate<{ name: string; url: string; minutes: number }>({
  name: "customers.change-email",
  zh: ({ name, url, minutes }, shop) => ({
    subject: `确认您在${shop.name}的新邮箱`,
    paragraphs: [`${name}，您好。`, "您要把登录邮箱改成这一个。请确认它是您的。"],
    action: { label: "确认新邮箱", url },
    after: [`链接 ${minutes} 分钟内有效，只能用一次。`, "如果不是您，不用理会这封信。"],
  }),
  en: ({ name, url, minutes }, shop) => ({
    subject: `Confirm your new e-mail address at ${shop.name}`,
    paragraphs: [
      `Hello ${name},`,
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
    paragraphs: [`${name}，您好。`, "有另一个账号想把登录邮箱改成这个地址。它已经属于您的账号，所以没有改。"],
    after: ["您不用做什么。如果那也是您的账号，请换一个邮箱。"],
  }),
  en: ({ name }, shop) => ({
    subject: `Your e-mail address at ${shop.name}`,
    paragraphs: [
      `Hello ${name},`,
      "another account wanted to change its address to this one. It belongs to your account already, so nothing changed.",
    ],
    after: ["There is nothing to do. If the other account is yours too, use a different address for it."],
  }),
});
