import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { describeConfig } from "@/lib/offers/describe-config";
import { renewalTermsOf } from "@/lib/offers/kinds/renewal";
import { readLineOptions } from "@/lib/offers/line-options";
import { formActionIds } from "@/lib/product-lines/action-id";
import type { Control } from "@/lib/product-lines/control";
import type { Config, FormField } from "@/lib/product-lines/form";
import type { ProductLine } from "@/lib/product-lines/line";
import type { Snapshot, Usage } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import { serviceReason } from "@/lib/services/describe-service";
import { findService } from "@/lib/services/find-service";
import { openSecrets } from "@/lib/services/merge-secrets";
import type { Language } from "@/messages/languages";
import type { ControlView, DetailView, ServiceSheet } from "./contract";
import { recentRuns } from "./list-runs";
import { autoRenewalOf } from "./read-auto-renew";
import { isAdminOnly } from "./require-control-staff";
import { isControllable, subjectOf } from "./subject";

/** All that the page of a service shows, as last read; does not read the service from the upstream. */
export async function readSheet(
  actor: Actor,
  { id }: { id: string },
  { locale = "zh" }: { locale?: Language } = {},
): Promise<ServiceSheet> {
  const service = await findService(actor, id, { ended: true });
  const productLine = productLineOf(service.productLine);
  const subject = subjectOf(service);
  const live = isControllable(service);
  const config = subject.config;
  const kin = { id: true, productLine: true, displayName: true } as const;
  const [parent, gifts, runs, summary, renewalTerms] = await Promise.all([
    service.parentId ? db.service.findUnique({ where: { id: service.parentId }, select: kin }) : null,
    db.service.findMany({ where: { parentId: id, endedAt: null }, select: kin, orderBy: { createdAt: "asc" } }),
    recentRuns(id),
    summaryOf(productLine, service, locale),
    live ? renewalTermsOf({ ...service, config }) : [],
  ]);
  return {
    id,
    productLine: service.productLine,
    name: service.name,
    displayName: service.displayName,
    state: stateNow(service),
    ended: service.endedAt !== null,
    reason: serviceReason(service),
    registeredAt: service.registeredAt,
    expiresAt: service.expiresAt,
    readAt: service.snapshotAt,
    summary,
    details: detailsOf(productLine, { name: service.name, ...config, ...subject.snapshot }),
    // Staff don't see a customer's secrets, nor their names.
    secrets: actor.kind === "staff" || service.endedAt !== null ? [] : secretsOf(productLine, service),
    usage: (service.usage ?? []) as unknown as Usage[],
    controls: live ? controlsOf(actor, productLine, service) : [],
    panels: live
      ? productLine.panels
          .filter((panel) => !panel.hidden?.(subject))
          .map(({ id: panel, group, columns }) => ({
            id: panel,
            group,
            columns: columns.map(({ id: column, figure = false, mono = false, words = false, copy = false }) => ({
              id: column,
              figure,
              mono,
              words,
              copy,
            })),
          }))
      : [],
    foldedGroups: [...(productLine.foldedGroups ?? [])],
    parent,
    gifts,
    renewalTerms: [...renewalTerms],
    autoRenew: autoRenewalOf(service),
    upgradable: live && service.parentId === null && productLine.actions.upgrade !== undefined,
    upgradeBlocked: productLine.actions.upgrade?.blocked?.(subject) ?? null,
    changes:
      live && service.parentId === null
        ? formActionIds.flatMap((action) => {
            const change = productLine.actions[action];
            return change ? [{ action, blocked: change.blocked?.(subject) ?? null }] : [];
          })
        : [],
    runs,
  };
}

function stateNow({ state, expiresAt }: Service): ServiceSheet["state"] {
  return state === "active" && expiresAt !== null && expiresAt.getTime() < Date.now() ? "expired" : state;
}

/** The configuration in words, by the order form's fields; a choice that the form no longer offers is shown as its value. */
async function summaryOf(productLine: ProductLine, service: Service, locale: Language): Promise<string> {
  if (!productLine.form) return "";
  const config = (service.config ?? {}) as Config;
  const options = await readLineOptions(productLine.id).catch(() => null);
  const fields: readonly FormField[] = options === null ? [] : productLine.form.fields(options as never, config);
  const shown = fields.filter(({ kind }) => kind !== "name" && kind !== "password" && kind !== "domain");
  return await describeConfig(productLine.id, shown, config, locale);
}

function detailsOf({ details }: ProductLine, known: Snapshot): DetailView[] {
  return details.flatMap(({ id, as, of = id, fixed }): DetailView[] => {
    const value = fixed ?? known[of];
    const empty = value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
    return empty ? [] : [{ id, as: as ?? "text", value }];
  });
}

function secretsOf(productLine: ProductLine, service: Service): string[] {
  if (!service.secretsEnc) return [];
  const known = openSecrets(service);
  return productLine.secrets.filter((secret) => Boolean(known[secret]));
}

function controlsOf(actor: Actor, productLine: ProductLine, service: Service): ControlView[] {
  const subject = subjectOf(service);
  const adminOnly = (control: Control) => (isAdminOnly(actor, control) ? "admin_only" : null);
  return productLine.controls
    .filter((control) => !control.hidden?.(subject))
    .map((control) => ({
      id: control.id,
      group: control.group,
      danger: control.danger ?? false,
      interrupts: control.interrupts ?? false,
      confirmsService: control.confirmsService ?? false,
      reauth: control.reauth ?? false,
      slow: control.slow !== undefined,
      cutsShort: [...(control.cutsShort ?? [])],
      asks: control.fields !== undefined,
      setsRecords: control.records !== undefined,
      panel: control.panel ?? null,
      perRow: control.perRow ?? false,
      main: control.main ?? false,
      present: control.present?.(subject) ?? null,
      blocked: control.perRow ? null : (control.blocked?.(subject, null) ?? adminOnly(control)),
    }));
}
