import { greet } from "../greet";
import { mailTemplate } from "../template";

/** To the owner of an address that somebody registered once more: the page itself must not tell that it is taken. */
export const alreadyRegistered = mailTemplate<{ name: string; signInUrl: string; resetUrl: string }>({
  name: "customers.already-registered",
  zh: ({ name, signInUrl, resetUrl }, shop) => ({
    subject: `您在${shop.name}已经有账号`,
    paragraphs: [greet(name, "zh"), "刚才有人用这个邮箱注册。您早已有账号，直接登录就行，密码没有变。"],
    action: { label: "去登录", url: signInUrl },
    after: [`忘了密码，在这里重设：${resetUrl}`, "如果不是您本人，不用做什么。"],
  }),
  en: ({ name, signInUrl, resetUrl }, shop) => ({
    subject: `You already have an account at ${shop.name}`,
    paragraphs: [
      greet(name, "en"),
      "somebody just registered with this address. You have an account already: simply sign in. Your password has not changed.",
    ],
    action: { label: "Sign in", url: signInUrl },
    after: [`Forgot the password? Reset it here: ${resetUrl}`, "If it wasn't you, there is nothing to do."],
  }),
});
