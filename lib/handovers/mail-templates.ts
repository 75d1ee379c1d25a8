import { shanghaiDay } from "@/lib/core/time";
import { mailTemplate } from "@/lib/notify/template";
import { servicePath } from "@/lib/services/service-path";

interface HandedOver {
  /** Whom the mail greets. */
  name: string;
  /** The service, and the gifts that went with it. */
  services: readonly string[];
}

/** To the customer whose service went to another account. */
export const handedOverMail = mailTemplate({
  name: "services.handed-over",
  write: (t, { name, services }: HandedOver, shop) => ({
    subject: t("subject", { service: services[0] ?? "" }),
    greets: name,
    paragraphs: [t("what"), t("stays"), t("wrong")],
    facts: [{ label: t("service"), value: services.join(", ") }],
    action: { label: t("action"), url: `${shop.url}/account/tickets/new` },
  }),
});

interface Received extends HandedOver {
  serviceId: string;
  /** A domain, whose registrant stays. */
  registered: boolean;
  expiresAt: Date | null;
}

/** To the customer who has the service now. */
export const receivedMail = mailTemplate({
  name: "services.received",
  write: (t, { name, services, serviceId, registered, expiresAt }: Received, shop) => ({
    subject: t("subject", { service: services[0] ?? "" }),
    greets: name,
    paragraphs: [t("what"), t("passwords"), t("renewal"), ...(registered ? [t("registrant")] : [])],
    facts: [
      { label: t("service"), value: services.join(", ") },
      ...(expiresAt ? [{ label: t("expires"), value: shanghaiDay(expiresAt) }] : []),
    ],
    action: { label: t("action"), url: `${shop.url}${servicePath(serviceId)}` },
  }),
});
