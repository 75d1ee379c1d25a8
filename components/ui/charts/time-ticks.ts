import { scaleUtc } from "d3-scale";
import { timeText } from "@/components/text/time";
import { addMs, HOUR_MS, shanghaiMinute } from "@/lib/core/time";

/** Shanghai has had no other offset since 1991. */
const OFFSET_MS = 8 * HOUR_MS;

export interface TimeTick {
  at: Date;
  text: string;
}

/** About four round times between two, by the clock of Shanghai: beginnings of months or days, or hours for a short span. */
export function timeTicks(from: Date, to: Date, locale: string): TimeTick[] {
  if (to <= from) return [{ at: to, text: timeText(to, "prose", locale, to) }];
  // d3 rounds by UTC; so it gets Shanghai's clock as if it were UTC.
  const local = scaleUtc().domain([addMs(from, OFFSET_MS), addMs(to, OFFSET_MS)]);
  const ticks = local.ticks(4).map((tick) => addMs(tick, -OFFSET_MS));
  return ticks.map((at) => {
    const clock = shanghaiMinute(at).slice(11);
    return { at, text: clock === "00:00" ? timeText(at, "prose", locale, to) : clock };
  });
}
