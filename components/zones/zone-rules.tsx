"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { LIMITS } from "@/lib/dns/record";

const RULES = ["host", "dot", "ttl", "txt", "comma", "cname", "mx", "replace"] as const;

/** The rules of the record service in plain words, collapsed at first. Rendered once: nothing of it changes with the records. */
export const ZoneRules = memo(function ZoneRules() {
  const t = useTranslations("zones.rules");
  return (
    <Disclosure className="mt-6 mb-10 text-sm text-ink-2" summary={t("title")}>
      <ul className="mt-3 max-w-160 list-disc space-y-1 pl-5">
        {RULES.map((rule) => (
          <li key={rule}>
            {t(rule, { min: LIMITS.ttlMinSeconds, usual: LIMITS.ttlDefaultSeconds, max: LIMITS.txtMaxLength })}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
});
