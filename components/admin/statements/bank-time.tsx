import { Time } from "@/components/text/time";
import { midnightOf, shanghaiDay } from "@/lib/core/time";

/**
 * When the bank booked something. Many banks' files say the day alone, which is kept as its midnight: 00:00 would be a time that nobody
 * said, so the day stands alone.
 */
export function BankTime({ at }: { at: Date | string }) {
  const instant = new Date(at);
  const dayAlone = midnightOf(shanghaiDay(instant))?.getTime() === instant.getTime();
  return <Time at={instant} as={dayAlone ? "day" : "minute"} />;
}
