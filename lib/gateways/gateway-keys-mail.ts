import { mailTemplate } from "@/lib/notify/template";
import enSettings from "@/messages/en/gateway-settings.json";
import enNames from "@/messages/en/gateways.json";
import type { Language } from "@/messages/languages";
import zhSettings from "@/messages/zh/gateway-settings.json";
import zhNames from "@/messages/zh/gateways.json";

interface GatewayKeys {
  /** The gateway's id. */
  gateway: string;
  by: string;
  /** The ids of the fields that were changed. */
  changed: readonly string[];
  /** The values that are no secret, by their field. */
  before: Readonly<Record<string, string>>;
  after: Readonly<Record<string, string>>;
}

type Words<T> = Readonly<Record<string, T | undefined>>;
const WORDS: Record<Language, { names: Words<{ name: string }>; fields: Words<Words<string>> }> = {
  zh: { names: zhNames, fields: zhSettings.fields },
  en: { names: enNames, fields: enSettings.fields },
};

/** To every admin: customers' payments through a gateway go to where these keys say. */
export const gatewayKeysMail = mailTemplate({
  name: "paying.gateway-keys",
  write: (t, { gateway, by, changed, before, after }: GatewayKeys, shop, locale) => {
    const { names, fields } = WORDS[locale];
    const name = names[gateway]?.name ?? gateway;
    const label = (id: string) => fields[gateway]?.[id] ?? id;
    const shown = (values: Readonly<Record<string, string>>) =>
      Object.entries(values)
        .map(([id, value]) => `${label(id)}: ${value}`)
        .join(", ") || "–";
    return {
      subject: t("subject", { gateway: name }),
      paragraphs: [t("what", { gateway: name }), t("notMeant")],
      facts: [
        { label: t("by"), value: by },
        { label: t("changed"), value: changed.map(label).join(", ") },
        { label: t("before"), value: shown(before) },
        { label: t("after"), value: shown(after) },
      ],
      action: { label: t("action"), url: `${shop.url}/admin/gateways` },
    };
  },
});
