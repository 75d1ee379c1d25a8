import { greet } from "../greet";
import { mailTemplate } from "../template";

/** To the owner of an account whose password or second factor is tried again and again from places it never used. */
export const guessesMail = mailTemplate<{
  name: string;
  what: "password" | "second_factor";
  resetUrl: string;
  securityUrl: string;
}>({
  name: "customers.guesses",
  zh: ({ name, what, resetUrl, securityUrl }, shop) =>
    what === "password"
      ? {
          subject: `${shop.name}：有人在猜您的密码`,
          paragraphs: [
            greet(name, "zh"),
            "有人从您没有用过的地方，多次用错误的密码登录您的账号，都没有成功。接下来一小时，没有用过的地方暂时不能登录；您平时登录的地方不受影响。",
            "密码只在这里用、又不好猜，就不用做什么。开启两步验证更稳妥。",
          ],
          action: { label: "账号安全", url: securityUrl },
          after: [`您在新的地方登录不了，或者想换密码：${resetUrl}`],
        }
      : {
          subject: `${shop.name}：有人知道您的密码，请马上更改`,
          paragraphs: [
            greet(name, "zh"),
            "有人用正确的密码，多次输错两步验证的验证码，没有登录成功。您的密码很可能已经泄露。",
            "如果不是您本人，请马上设一个新密码；别处用过同样的密码，也要改掉。",
          ],
          action: { label: "设新密码", url: resetUrl },
        },
  en: ({ name, what, resetUrl, securityUrl }, shop) =>
    what === "password"
      ? {
          subject: `${shop.name}: somebody is guessing your password`,
          paragraphs: [
            greet(name, "en"),
            "somebody tried many wrong passwords on your account from places you never used, without success. For the next hour nobody can sign in from places like that; where you usually sign in nothing changes.",
            "If your password is hard to guess and used here only, there is nothing to do. Two-step verification makes it safer.",
          ],
          action: { label: "Account security", url: securityUrl },
          after: [`Can't sign in from a new place, or want another password: ${resetUrl}`],
        }
      : {
          subject: `${shop.name}: somebody knows your password; change it now`,
          paragraphs: [
            greet(name, "en"),
            "somebody gave your password and then many wrong codes of your two-step verification, without success. Your password has probably leaked.",
            "If it wasn't you, set a new password now, and change it wherever else you use it.",
          ],
          action: { label: "Set a new password", url: resetUrl },
        },
});
