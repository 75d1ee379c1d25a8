import { shanghaiDay } from "@/lib/core/time";
import { clockText } from "@/lib/notify/clock-text";
import { mailTemplate } from "@/lib/notify/template";
import { servicePath } from "@/lib/services/service-path";

/** For a subject: the first one, and how many there are. */
const first = (services: readonly string[]) => ({
  service: services[0] ?? "",
  count: services.length,
});

interface HandedOver {
  /** Whom the mail greets. */
  name: string;
  /** The service, and the gifts that went with it. */
  services: readonly string[];
  /** The two customers agreed on it by themselves; otherwise staff did it. */
  byCustomers: boolean;
}

/** To the customer whose service went to another account. */
export const handedOverMail = mailTemplate({
  name: "services.handed-over",
  write: (t, { name, services, byCustomers }: HandedOver, shop) => ({
    subject: t("subject", first(services)),
    greets: name,
    paragraphs: [t(byCustomers ? "accepted" : "what"), t("stays"), t("wrong")],
    facts: [{ label: t("service"), value: services.join(", ") }],
    action: { label: t("action"), url: `${shop.url}/account/tickets/new` },
  }),
});

interface Received extends HandedOver {
  /** Null: there are several. */
  serviceId: string | null;
  /** There is a domain, whose registrant stays. */
  registered: boolean;
  /** Null also where there are several. */
  expiresAt: Date | null;
}

/** To the customer who has the service now. */
export const receivedMail = mailTemplate({
  name: "services.received",
  write: (t, { name, services, byCustomers, serviceId, registered, expiresAt }: Received, shop) => ({
    subject: t("subject", first(services)),
    greets: name,
    paragraphs: [
      ...[t(byCustomers ? "accepted" : "what"), t("passwords"), t("renewal")],
      ...(registered ? [t("registrant")] : []),
    ],
    facts: [
      { label: t("service"), value: services.join(", ") },
      ...(expiresAt ? [{ label: t("expires"), value: shanghaiDay(expiresAt) }] : []),
    ],
    action: { label: t("action"), url: `${shop.url}${serviceId ? servicePath(serviceId) : "/account/services"}` },
  }),
});

interface ToConfirm {
  name: string;
  services: readonly string[];
  /** The address of who is to get it. */
  to: string;
  url: string;
  hours: number;
}

/** To the customer who asked that a service goes to another account: the link that confirms it. */
export const confirmHandoverMail = mailTemplate({
  name: "services.confirm-handover",
  write: (t, { name, services, to, url, hours }: ToConfirm) => ({
    subject: t("subject", first(services)),
    greets: name,
    paragraphs: [t("what"), t("hours", { hours }), t("wrong")],
    facts: [
      { label: t("service"), value: services.join(", ") },
      { label: t("to"), value: to },
    ],
    action: { label: t("action"), url },
  }),
});

interface Offered {
  services: readonly string[];
  /** The address of who gives it. */
  from: string;
  url: string;
  until: Date;
}

/** To the address that a service is handed over to. It may have no account. */
export const handoverOfferedMail = mailTemplate({
  name: "services.handover-offered",
  write: (t, { services, from, url, until }: Offered, _shop, locale) => ({
    subject: t("subject", first(services)),
    paragraphs: [t("what", { from }), t("account"), t("wrong")],
    facts: [
      { label: t("service"), value: services.join(", ") },
      { label: t("from"), value: from },
      { label: t("until"), value: clockText(until, locale) },
    ],
    action: { label: t("action"), url },
  }),
});

interface Declined {
  name: string;
  services: readonly string[];
  to: string;
  serviceId: string;
}

/** To the customer whose service was not accepted. */
export const handoverDeclinedMail = mailTemplate({
  name: "services.handover-declined",
  write: (t, { name, services, to, serviceId }: Declined, shop) => ({
    subject: t("subject", { service: services[0] ?? "" }),
    greets: name,
    paragraphs: [t("what", { to })],
    facts: [{ label: t("service"), value: services.join(", ") }],
    action: { label: t("action"), url: `${shop.url}${servicePath(serviceId)}` },
  }),
});
