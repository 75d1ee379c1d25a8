import { greet } from "../greet";
import { mailTemplate } from "../template";

/** To a new customer: proves that the address is theirs. Without the name, which anybody could have typed. */
export const confirmEmail = mailTemplate<{ url: string; hours: number }>({
  name: "customers.confirm-email",
  zh: ({ url, hours }, shop) => ({
    subject: `确认您在${shop.name}的邮箱`,
    paragraphs: [greet("", "zh"), `请确认这个邮箱是您的，并输入注册时设的密码，之后就可以登录${shop.name}。`],
    action: { label: "确认邮箱", url },
    after: [`链接 ${hours} 小时内有效，只能用一次。`, "如果不是您注册的，不用理会这封信，这个邮箱不会被登记。"],
  }),
  en: ({ url, hours }, shop) => ({
    subject: `Confirm your e-mail address at ${shop.name}`,
    paragraphs: [
      greet("", "en"),
      `please confirm that this address is yours, with the password you chose. After that you can sign in to ${shop.name}.`,
    ],
    action: { label: "Confirm address", url },
    after: [
      `The link works once, within ${hours} hours.`,
      "If you did not register, ignore this mail; the address will not be used.",
    ],
  }),
});
