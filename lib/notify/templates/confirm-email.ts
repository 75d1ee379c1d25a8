import { mailTemplate } from "../template";

/** To a new customer: proves that the address is theirs. */
export const confirmEmail = mailTemplate<{ name: string; url: string; hours: number }>({
  name: "customers.confirm-email",
  zh: ({ name, url, hours }, shop) => ({
    subject: `确认您在${shop.name}的邮箱`,
    paragraphs: [`${name}，您好。`, `请确认这个邮箱是您的，之后就可以登录${shop.name}。`],
    action: { label: "确认邮箱", url },
    after: [`链接 ${hours} 小时内有效，只能用一次。`, "如果不是您注册的，不用理会这封信，这个邮箱不会被登记。"],
  }),
  en: ({ name, url, hours }, shop) => ({
    subject: `Confirm your e-mail address at ${shop.name}`,
    paragraphs: [
      `Hello ${name},`,
      `please confirm that this address is yours. After that you can sign in to ${shop.name}.`,
    ],
    action: { label: "Confirm address", url },
    after: [
      `The link works once, within ${hours} hours.`,
      "If you did not register, ignore this mail; the address will not be used.",
    ],
  }),
});
