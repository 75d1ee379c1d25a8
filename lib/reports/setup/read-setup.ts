import "server-only";
import { lastBackup } from "@/lib/backups/last-backup";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { formatFen } from "@/lib/core/money";
import { addMs, DAY_MS, MINUTE_MS, shanghaiMinute } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { saleOf } from "@/lib/offers/line-sale";
import { productLines } from "@/lib/product-lines/registry";
import { missingSettings } from "@/lib/settings/missing-settings";
import { readAllSettings } from "@/lib/settings/read-all-settings";
import { readSetting } from "@/lib/settings/read-setting";
import { isShopOpen } from "@/lib/settings/shop-opening";
import { fingerprintOf, readCredentialRefusal } from "@/lib/upstream/credential-gate";
import { latestAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import type { SetupReport, SetupStep, SetupStepId } from "../setup-contract";

/** Prices are still being read while the newest one is younger than this. */
const READING_MS = MINUTE_MS;
/** An older backup is none that anybody would want to go back to. */
const BACKUP_MS = 2 * DAY_MS;

type Stand = Pick<SetupStep, "state" | "says"> & Partial<Pick<SetupStep, "params">>;

/** Whether a shop can do without the step, and where it is done. */
const STEPS: Record<SetupStepId, { required: boolean; href: string | null }> = {
  name: { required: true, href: "/admin/settings/general" },
  // Not every shop stands in mainland China, where the law wants it.
  filing: { required: false, href: "/admin/settings/general" },
  terms: { required: true, href: "/admin/settings/legal" },
  upstream: { required: true, href: "/admin/balance" },
  balance: { required: true, href: "/admin/balance" },
  prices: { required: true, href: "/admin/suffixes" },
  // What has no cost is not for sale by itself.
  costs: { required: false, href: "/admin/catalogue" },
  payments: { required: true, href: "/admin/gateways" },
  mail: { required: true, href: "/admin/settings/mail" },
  backup: { required: false, href: null },
};

/** How far a new shop is, from what is there: nothing is ticked by hand. Admins only. */
export async function readSetup(actor: StaffActor, now = new Date()): Promise<SetupReport> {
  if (actor.role !== "admin") throw forbidden();
  const [opening, isOpen, settings, upstream, balance, prices, costs, payments, mail, backup] = await Promise.all([
    db.shopOpening.findUnique({ where: { id: 1 } }),
    isShopOpen(),
    readAllSettings(actor),
    upstreamStand(),
    balanceStand(),
    pricesStand(now),
    costsStand(now),
    paymentsStand(),
    mailStand(),
    backupStand(now),
  ]);
  const missing = missingSettings(settings, { smtp: true });
  const stands: Record<SetupStepId, Stand> = {
    name: unless(missing.general.some((one) => one !== "icp")),
    filing: unless(missing.general.includes("icp")),
    terms: unless(missing.legal.length > 0),
    ...{ upstream, balance, prices, costs, payments, mail, backup },
  };
  const opener = opening?.openedBy
    ? await db.user.findUnique({ where: { id: opening.openedBy }, select: { name: true } })
    : null;
  return {
    sandbox: env().sandbox,
    openedAt: opening?.openedAt ?? null,
    openedBy: opener?.name ?? null,
    isOpen,
    steps: (Object.keys(STEPS) as SetupStepId[]).map((id) => ({ id, ...STEPS[id], params: {}, ...stands[id] })),
  };
}

const unless = (missing: boolean): Stand =>
  missing ? { state: "todo", says: "todo" } : { state: "done", says: "done" };

/** The upstream has answered with the balance, which wants the same credentials as a purchase, and has not refused them since. */
async function upstreamStand(): Promise<Stand> {
  const refusal = await readCredentialRefusal(db, fingerprintOf(env()));
  if (refusal) return { state: "todo", says: "refused" };
  return unless((await latestAgentBalance(db)) === null);
}

async function balanceStand(): Promise<Stand> {
  const [money, { alarmFen }] = await Promise.all([latestAgentBalance(db), readSetting("agentBalance")]);
  if (!money) return { state: "todo", says: "unread" };
  const params = { available: formatFen(money.availableFen), alarm: formatFen(alarmFen) };
  return money.availableFen < alarmFen
    ? { state: "todo", says: "todo", params }
    : { state: "done", says: "done", params };
}

/** How many suffixes have a cost. The worker asks for all of them at its first start; one that is not for sale never gets one. */
async function pricesStand(now: Date): Promise<Stand> {
  const [enabled, kept] = await Promise.all([
    db.suffix.findMany({ where: { enabled: true }, select: { suffix: true } }),
    db.upstreamPrice.findMany({
      where: { productLine: "domain", action: "purchase" },
      select: { key: true, fetchedAt: true },
    }),
  ]);
  const keys = new Set(kept.map(({ key }) => key));
  const priced = enabled.filter(({ suffix }) => keys.has(suffix)).length;
  const params = { priced, total: enabled.length };
  const newest = Math.max(0, ...kept.map(({ fetchedAt }) => fetchedAt.getTime()));
  if (priced > 0 && priced < enabled.length && newest > addMs(now, -READING_MS).getTime())
    return { state: "underway", says: "underway", params };
  return priced === 0 ? { state: "todo", says: "todo", params } : { state: "done", says: "done", params };
}

/** Which product lines that are sold lack costs that staff must enter. */
async function costsStand(now: Date): Promise<Stand> {
  const [settings, entered] = await Promise.all([
    db.lineSetting.findMany(),
    db.lineCost.findMany({
      where: { validFrom: { lte: now } },
      distinct: ["productLine", "key"],
      select: { productLine: true, key: true },
    }),
  ]);
  const known = new Set(entered.map(({ productLine, key }) => `${productLine} ${key}`));
  const sold = productLines.filter(
    ({ id }) =>
      saleOf(
        id,
        settings.find(({ productLine }) => productLine === id),
      ).enabled,
  );
  const withTable = productLines.filter(({ costRows }) => costRows !== undefined);
  const lacking = sold.filter(({ id, costRows = [] }) => costRows.some(({ key }) => !known.has(`${id} ${key}`)));
  const off = withTable.filter((line) => !sold.includes(line)).length;
  if (lacking.length > 0) return { state: "todo", says: "todo", params: { count: lacking.length } };
  return off > 0 ? { state: "done", says: "off", params: { count: off } } : { state: "done", says: "done" };
}

/** Somebody can pay: by bank transfer, or through a gateway whose keys were tested. */
async function paymentsStand(): Promise<Stand> {
  const [{ holder, account }, on] = await Promise.all([
    readSetting("bank"),
    db.gatewayAccount.findMany({ where: { enabled: true }, select: { testedAt: true, testProblem: true } }),
  ]);
  const tested = on.filter(({ testedAt, testProblem }) => testedAt !== null && testProblem === null).length;
  const bank = holder !== "" && account !== "";
  if (!bank && tested === 0) return { state: "todo", says: on.length > 0 ? "untested" : "todo" };
  const untested = on.length - tested;
  if (untested > 0)
    return { state: "done", says: bank ? "bank_untested" : "gateways_untested", params: { count: tested, untested } };
  return { state: "done", says: bank ? (tested > 0 ? "both" : "bank") : "gateways", params: { count: tested } };
}

/** The mail server has taken a mail of the shop's, any mail. */
async function mailStand(): Promise<Stand> {
  if (!env().SMTP_URL) return { state: "todo", says: "smtp" };
  const sent = await db.mail.findFirst({ where: { status: "sent" }, select: { id: true } });
  return unless(sent === null);
}

async function backupStand(now: Date): Promise<Stand> {
  const { at } = await lastBackup(now);
  if (at === null) return { state: "todo", says: "todo" };
  const params = { at: shanghaiMinute(at) };
  return at < addMs(now, -BACKUP_MS) ? { state: "todo", says: "old", params } : { state: "done", says: "done", params };
}
