import { getTranslations } from "next-intl/server";
import { type UncheckedTranslator, unchecked } from "./unchecked";

/** `getTranslations` for a namespace that is known only at run time: `${line}Line`. */
export async function getUncheckedTranslations(namespace: string, locale?: string): Promise<UncheckedTranslator> {
  return unchecked(
    await (locale ? getTranslations({ locale, namespace: namespace as never }) : getTranslations(namespace as never)),
  );
}
