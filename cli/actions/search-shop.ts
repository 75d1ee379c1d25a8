import { searchCall } from "@/components/generated/search";
import type { Fen } from "@/lib/core/money";
import { askLines, type Shop } from "../shop";

/** A name under one suffix. */
export interface FoundName {
  name: string;
  /** free | taken | failed | refused | unsold */
  answer: string;
  reason: string | undefined;
  /** For the shortest term; null: not for sale. */
  registerFen: Fen | null;
  renewFen: Fen | null;
  minYears: number;
}

/** Asks for a name under every suffix, or for several. @param onFound is called for each as soon as it is known */
export async function searchShop(
  shop: Shop,
  text: string,
  onFound: (found: FoundName) => void = () => undefined,
): Promise<{ names: FoundName[]; unreadable: string[] }> {
  const names: FoundName[] = [];
  const unreadable: string[] = [];
  const prices = new Map<string, Pick<FoundName, "registerFen" | "renewFen" | "minYears">>();
  for await (const line of askLines(shop, searchCall, { q: text })) {
    if (line.type === "start") {
      for (const { message, typed } of line.nonsense) unreadable.push(`${typed}: ${message}`);
      for (const { labelAscii, chinese, suffixes } of line.names) {
        for (const one of line.suffixes.filter(({ suffix }) => suffixes.includes(suffix))) {
          const { registerFen, renewFen } = chinese ? one.chinese : one.english;
          prices.set(`${labelAscii}${one.ascii}`, { registerFen, renewFen, minYears: one.minYears });
        }
      }
    } else if (line.type === "hit") {
      const price = prices.get(line.name) ?? { registerFen: null, renewFen: null, minYears: 1 };
      const found = { name: line.name, answer: line.answer, reason: line.reason, ...price };
      names.push(found);
      onFound(found);
    }
  }
  return { names, unreadable };
}
