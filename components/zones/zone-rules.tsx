"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { LIMITS } from "@/lib/dns/record";

const RULES = ["host", "dot", "ttl", "txt", "comma", "cname", "mx", "replace"] as const;

/** The rules of the record service in plain words, collapsed at first. */
export function ZoneRules() {
  const t = useTranslations("zones.rules");
  return (
    <details className="zone-rules">
      <summary>
        {t("title")}
        <Icon name="down" />
      </summary>
      <ul>
        {RULES.map((rule) => (
          <li key={rule}>
            {t(rule, { min: LIMITS.ttlMinSeconds, usual: LIMITS.ttlDefaultSeconds, max: LIMITS.txtMaxLength })}
          </li>
        ))}
      </ul>
    </details>
  );
}
