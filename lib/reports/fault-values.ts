import { formatFen } from "@/lib/core/money";
import { shanghaiMinute } from "@/lib/core/time";

/** The stored facts of a fault for a sentence: money (…Fen) in yuan, times (…At) in Shanghai; a time that is "none" stays so. */
export function faultValues(facts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (name.endsWith("Fen")) return [name, formatFen(BigInt(value))];
      return [name, name.endsWith("At") && value !== "none" ? shanghaiMinute(new Date(value)) : value];
    }),
  );
}
