import "server-only";
import { createTranslator } from "next-intl";
import { configWords } from "@/lib/product-lines/config-words";
import type { Config, FormField } from "@/lib/product-lines/form";
import { itemTitle, titleWithProduct } from "@/lib/product-lines/item-title";
import type { Language } from "@/messages/languages";
import { loadMessages } from "@/messages/load";
import { nameOfOne, unchecked } from "@/messages/unchecked";

/** A translator over all namespaces, for use cases that answer sentences. A key without a sentence reads as itself. */
export async function sentences(locale: Language): Promise<{
  say: (key: string, params?: Record<string, string | number>) => string;
  has: (key: string) => boolean;
  /** What one product of a line is called. */
  one: (productLine: string) => string;
  /** What an item, or a service, is called. */
  title: (item: Parameters<typeof itemTitle>[0]) => string;
  /** The same where nothing beside it says which product it is. */
  titleWithProduct: (item: Parameters<typeof titleWithProduct>[0]) => string;
}> {
  const messages = await loadMessages(locale);
  const t = unchecked(createTranslator({ locale, messages, timeZone: "Asia/Shanghai", onError: () => undefined }));
  return {
    has: t.has,
    say: (key, params) => (t.has(key) ? t(key, params) : key),
    one: (productLine) => nameOfOne(t, productLine),
    title: (item) => itemTitle(item, nameOfOne(t, item.productLine)),
    titleWithProduct: (item) => titleWithProduct(item, nameOfOne(t, item.productLine)),
  };
}

/**
 * A configuration as its customer reads it: "中国香港，Linux，500 MB". Names and secrets are left out.
 * @param line the product line; its texts are in the namespace "<line>Line".
 */
export async function describeConfig(
  productLine: string,
  fields: readonly FormField[],
  config: Config,
  locale: Language,
): Promise<string> {
  const { say } = await sentences(locale);
  const parts = configWords(fields, config, {
    language: locale,
    choice: (field, value) => say(`${productLine}Line.choices.${field}.${value}`),
    amount: (unit, n) => say(`ui.unit.${unit}`, { n }),
    field: (field) => say(`${productLine}Line.fields.${field}`),
  });
  return parts.join(locale === "zh" ? "，" : ", ");
}

/** The same in both languages, for orders and cart items: they are read later, in either language. */
export async function describeBoth(
  productLine: string,
  fields: readonly FormField[],
  config: Config,
): Promise<{ zh: string; en: string }> {
  const [zh, en] = await Promise.all(
    (["zh", "en"] as const).map((at) => describeConfig(productLine, fields, config, at)),
  );
  return { zh: zh ?? "", en: en ?? "" };
}
