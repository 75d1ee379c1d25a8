import "server-only";
import { createTranslator } from "next-intl";
import { hashToken } from "@/lib/auth/authenticate";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";

import { formatFen } from "@/lib/core/money";
import { DAY_MS, shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { sentences } from "@/lib/offers/describe-config";
import { readBrand } from "@/lib/settings/read-brand";
import en from "@/messages/en/calendar.json";
import zh from "@/messages/zh/calendar.json";
import { calendarText } from "./calendar-text";
import { feedToken } from "./contract";

/** Services stay in the feed for this long after they expired. */
const KEPT_MS = 90 * DAY_MS;

/**
 * A customer's expiries for a calendar program: one all-day event for each service, on its day in Shanghai, in the customer's
 * language. The token is the permission; it is looked up by its hash. The event of a service keeps its UID when it is renewed, so
 * that it moves. @throws AppError not_found: unknown or replaced token, closed account.
 */
export async function readFeed(_actor: Actor, { token }: { token: string }): Promise<Response> {
  if (!feedToken.safeParse(token).success) throw notFound("calendar");
  const feed = await db.calendarFeed.findUnique({ where: { tokenHash: hashToken(token) } });
  const customer = feed && (await db.user.findUnique({ where: { id: feed.customerId } }));
  if (customer?.status !== "active") throw notFound("calendar");
  const services = await db.service.findMany({
    where: { customerId: customer.id, endedAt: null, expiresAt: { gt: new Date(Date.now() - KEPT_MS) } },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
  });
  const text = await textOf(services, customer.locale === "en" ? "en" : "zh");
  return new Response(text, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="expiries.ics"',
      "cache-control": "private, no-cache",
      "x-robots-tag": "noindex",
    },
  });
}

async function textOf(services: readonly Service[], locale: "zh" | "en"): Promise<string> {
  const { name: shop } = await readBrand(locale);
  const messages = { calendar: locale === "en" ? en : zh };
  const t = createTranslator({ locale, messages, namespace: "calendar.feed" });
  const { hostname } = new URL(env().APP_URL);
  const auto = ({ autoRenew, autoRenewCeilingFen: most }: Service) => {
    if (!autoRenew) return t("autoOff");
    return most === null ? t("autoOn") : t("autoOnUpTo", { most: formatFen(most) });
  };
  const { titleWithProduct } = await sentences(locale);
  const events = services.flatMap((service) => {
    const { id, expiresAt, updatedAt: changedAt, parentId } = service;
    if (!expiresAt) return [];
    const url = `${env().APP_URL}/account/services/${id}`;
    const description = `${parentId === null ? auto(service) : t("follows")}\n${url}`;
    const summary = t("event", { name: titleWithProduct(service) });
    return [{ uid: `${id}@${hostname}`, day: shanghaiDay(expiresAt), summary, description, url, changedAt }];
  });
  return calendarText({ name: t("name", { shop }), events });
}
