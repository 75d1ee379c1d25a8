import { mailTemplate } from "@/lib/notify/template";

interface GatewayKeys {
  /** The gateway's id. */
  gateway: string;
  by: string;
  /** The names of the fields that were changed. */
  changed: string;
  /** The values that are no secret. */
  before: string;
  after: string;
}

/** To every admin: customers' payments through a gateway go to where these keys say. */
export const gatewayKeysMail = mailTemplate({
  name: "paying.gateway-keys",
  write: (t, { gateway, by, changed, before, after }: GatewayKeys, shop) => ({
    subject: t("subject"),
    paragraphs: [t("what", { gateway }), t("notMeant")],
    facts: [
      { label: t("gateway"), value: gateway },
      { label: t("by"), value: by },
      { label: t("changed"), value: changed },
      { label: t("before"), value: before },
      { label: t("after"), value: after },
    ],
    action: { label: t("action"), url: `${shop.url}/admin/gateways` },
  }),
});
