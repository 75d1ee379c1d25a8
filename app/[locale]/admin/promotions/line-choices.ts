import { productLines } from "@/lib/product-lines/registry";
import { getUncheckedTranslations } from "@/messages/unchecked-server";

/** Every product line with its name, as the form of a discount code offers them. */
export async function lineChoices(): Promise<{ id: string; name: string }[]> {
  const all = await getUncheckedTranslations("");
  return productLines.map(({ id }) => ({ id, name: all(`${id}Line.name`) }));
}
