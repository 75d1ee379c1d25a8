"use client";

import { useTranslations } from "next-intl";

/** TTLs that people choose, beside free entry: none is below the least that the name servers take (LIMITS). */
export const TTL_PRESETS = [600, 3_600, 86_400] as const;

/** Buttons that fill in a TTL. */
export function TtlPresets({ value, onPick }: { value: string; onPick: (seconds: string) => void }) {
  const t = useTranslations("zone-table.ttl");
  // Apart from what stands above, and from each other: the area in which a link takes a press is larger than its text.
  return (
    <span className="mt-2 flex flex-wrap gap-x-3 gap-y-2">
      {TTL_PRESETS.map((seconds) => (
        <button
          key={seconds}
          type="button"
          className="text-sm link-button aria-pressed:text-ink aria-pressed:no-underline"
          aria-pressed={value === String(seconds)}
          onClick={() => onPick(String(seconds))}
        >
          {t(`preset${seconds}`)}
        </button>
      ))}
    </span>
  );
}
