import { pagesOf } from "./pages";

/** A sign in the titles of a product line's order form, and how a reader reads it. */
interface Sign {
  of: RegExp;
  zh: string;
  en: string;
}

const cores: readonly Sign[] = [{ of: /\b(\d+)C\b/g, zh: "$1核", en: "$1-core" }];
const points = (name: string): readonly Sign[] => [
  { of: new RegExp(`^${name} (\\d+)$`), zh: "$1 点", en: "$1 points" },
];
const called = (title: string, zh: string, en: string): Sign => ({ of: new RegExp(`^${title}$`), zh, en });

/** The titles of order forms are figures and signs (`PurchaseForm.title`), and orders keep them: these are not read alike everywhere. */
const signs: Readonly<Record<string, readonly Sign[]>> = {
  cloud: cores,
  baidu: cores,
  aliyun: cores,
  mailing: points("EDM"),
  sms: points("SMS"),
  site: [
    called("Website Basic", "基础版", "Basic"),
    called("Website Standard", "标准版", "Standard"),
    called("Website Marketing", "营销版", "Marketing"),
    called("Mini Program Standard", "小程序标准版", "Mini program Standard"),
    called("Mini Program Marketing", "小程序营销版", "Mini program Marketing"),
    called("Micro Catering", "微餐饮", "Mobile restaurant"),
    called("Micro Shop", "微小店", "Mobile shop"),
  ],
};

/**
 * What was bought, as papers say it: what one product of its line is called, and its name or its figures, both in the paper's language. A
 * domain's name says it by itself. Client-safe.
 * @param one what one product of the line is called, in the same language.
 * @param displayName as it is stored with the item.
 */
export function titleIn(
  language: "zh" | "en",
  { productLine, displayName }: { productLine: string; displayName: string },
  one: string,
): string {
  if (pagesOf(productLine).registered) return displayName;
  const read = (signs[productLine] ?? []).reduce((text, sign) => text.replace(sign.of, sign[language]), displayName);
  const name = read.replace(/^\d{4,}(?= )/, (figure) => Number(figure).toLocaleString("en-US"));
  return name === one || name === "" ? one : `${one} ${name}`;
}
