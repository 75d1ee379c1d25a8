import { z } from "zod";
import { map, single } from "../reading/answer";
import { need, text } from "../reading/field";

/** What the rows of bulk mail (十三) and SMS (十四) share. */

/** Manual: letters, digits, Chinese characters. */
export const contactName = z.string().regex(/^[\p{Script=Han}A-Za-z0-9]{1,50}$/u, "upstream.contact_name");

/**
 * A strong password without both { and } (manual), without unprintable characters and without a comma (appendix 2).
 */
export const strongPassword = z
  .string()
  .regex(/^[\x21-\x2b\x2d-\x7e]{1,64}$/, "upstream.strong_password")
  .refine((password) => !(password.includes("{") && password.includes("}")), "upstream.strong_password");

export const points = (...amounts: number[]) =>
  z.int("upstream.points").refine((n) => amounts.includes(n), "upstream.points");

const NO_LOGIN = /^https?:\/\/mail\.edmcn\.cn\/?$/i;

/** A login address; http://mail.edmcn.cn/ means that name and password must be typed there. A secret. */
export const loginAddress = map(single(need(text)), (url) => ({ url, oneClick: !NO_LOGIN.test(url) }));
