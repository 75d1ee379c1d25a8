import { lineIds } from "@/lib/product-lines/pages";
import { getUncheckedTranslations } from "@/messages/unchecked-server";

/** Every product line with its name, as the form of a discount code offers them. */
export async function lineChoices(): Promise<{ id: string; name: string }[]> {
  const all = await getUncheckedTranslations("");
  return lineIds.map((id) => ({ id, name: all(`${id}Line.name`) }));
}
