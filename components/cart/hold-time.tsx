"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useClock } from "@/components/text/use-clock";
import { shanghaiMinute } from "@/lib/core/time";

/** When the prices are asked for again: one that staff change before is not kept. Calls `onEnd` when that time is over, to ask for new ones. */
export function HoldTime({ until, onEnd }: { until: Date; onEnd: () => void }) {
  const t = useTranslations("checkout.hold");
  const clock = useClock();
  const end = useRef(onEnd);
  end.current = onEnd;
  const untilMs = until.getTime();
  const [minutes, setMinutes] = useState(() => minutesTo(untilMs));

  useEffect(() => {
    setMinutes(minutesTo(untilMs));
    const timer = setInterval(() => {
      setMinutes(minutesTo(untilMs));
      if (Date.now() >= untilMs) end.current();
    }, 15_000);
    return () => clearInterval(timer);
  }, [untilMs]);

  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      <span>{t("until", { time: clock(shanghaiMinute(until).slice(11)), minutes })}</span>
      <span>{t("asked")}</span>
    </span>
  );
}

function minutesTo(ms: number): number {
  return Math.max(0, Math.ceil((ms - Date.now()) / 60_000));
}
