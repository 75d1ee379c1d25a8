import { expect, it } from "vitest";
import { requestLocale } from "./locale";

it.each([
  [null, "zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  [null, "en-GB,en;q=0.9,zh;q=0.8", "en"],
  [null, "zh;q=0.5, en;q=0.7", "en"],
  [null, "fr-FR, en;q=0.1", "en"],
  [null, "en;q=0", "zh"],
  [null, "fr", "zh"],
  [null, "*", "zh"],
  [null, "", "zh"],
  [null, null, "zh"],
  [null, "en;q=é", "zh"],
  [null, ",;,;q=", "zh"],
  [null, "x".repeat(4_000), "zh"],
  ["lang=en", "zh-CN", "en"],
  ["a=b; lang=zh", "en", "zh"],
  ["lang=fr", "en", "en"],
  ["lang=%ff; lang=en", "zh", "en"],
])("with cookie %s and Accept-Language %s it is %s", (cookie, accepted, locale) => {
  const headers = new Headers();
  if (cookie) headers.set("cookie", cookie);
  if (accepted !== null) headers.set("accept-language", accepted);
  expect(requestLocale(headers)).toBe(locale);
});

it("is the language of the page that calls, whatever the cookie says", () => {
  const cookie = "lang=zh";
  expect(requestLocale(new Headers({ cookie, "x-language": "en" }))).toBe("en");
  expect(requestLocale(new Headers({ cookie, "x-language": "fr" }))).toBe("zh");
});
