import { useTranslations } from "next-intl";
import { ACME_NAMES, TOKEN_AREAS } from "@/lib/core/token-areas";
import type { TokenGrant } from "@/lib/core/token-grant";

/** What a token may do, in short sentences. */
export function useGrantWords(): (grant: TokenGrant) => string[] {
  const t = useTranslations("tokens.grant");
  return ({ areas, zones, types, names, addresses }) => {
    const join = (words: readonly string[]) => words.join(t("join"));
    const certificates = names !== null && names.join() === ACME_NAMES.join() && types?.join() === "TXT";
    const dns = areas.dns
      ? [
          zones === null ? t("allZones") : t("zones", { zones: join(zones) }),
          ...(certificates && areas.dns === "write" ? [t("certificates")] : []),
          ...(!certificates && types !== null ? [t("types", { types: join(types) })] : []),
          ...(!certificates && names !== null ? [t("names", { names: join(names) })] : []),
        ]
      : [];
    return [
      ...TOKEN_AREAS.flatMap((area) => {
        const may = areas[area];
        if (!may) return [];
        if (area === "orders" && may === "write") return [t("buy")];
        return [t(`may.${may}`, { area: t(`areas.${area}`) }), ...(area === "dns" ? dns : [])];
      }),
      ...(addresses === null ? [] : [t("addresses", { addresses: join(addresses) })]),
    ];
  };
}
