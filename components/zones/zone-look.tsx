"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import type { ZoneView } from "@/lib/zones/contract";
import { ZoneTable } from "./zone-table";

const nothing = () => undefined;

/** The records and name servers of a domain for staff: read-only, with the time of the reading. */
export function ZoneLook({ zone }: { zone: ZoneView }) {
  const t = useTranslations("zones.look");
  const table = useTranslations("zones.table");
  const router = useRouter();
  const [busy, start] = useTransition();
  const { records, locked, unreadable, nameServers, effective, closed, readAt, stale, domain, displayName, serviceId } =
    zone;
  const rows = records.map((record) => ({ key: record.id, state: "same" as const, was: record, record }));
  return (
    <Section
      id="zone"
      title={t("title")}
      lead={
        <>
          {t("readAt")} <Time at={readAt} as="minute" />
          <Button small kind="flat" icon="refresh" busy={busy} onClick={() => start(() => router.refresh())}>
            {t("again")}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {stale && <Note kind="warn" title={t("stale")} />}
        {closed !== null && <Note kind="warn" title={t(`closed.${closed}`)} />}
        {effective === false && <Note kind="warn" title={t("elsewhere")} />}
        <div>
          <p className="text-sm font-strong">{t("servers")}</p>
          {nameServers && nameServers.length > 0 ? (
            <ul className="columns-[14rem] text-sm as-stored">
              {nameServers.map((server) => (
                <li key={server}>{server}</li>
              ))}
            </ul>
          ) : (
            <p className="text-ink-2">{t("serversUnknown")}</p>
          )}
        </div>
        {rows.length + locked.length + unreadable.length > 0 ? (
          <ZoneTable
            caption={table("caption", { name: displayName })}
            zone={domain}
            {...{ rows, locked, unreadable }}
            marks={false}
            editing={null}
            editor={null}
            readOnly
            onEdit={nothing}
            onDelete={nothing}
            onRestore={nothing}
          />
        ) : (
          <p className="text-ink-2">{table("none")}</p>
        )}
        {effective !== false && closed === null && (
          <p>
            <Link href={`/admin/services/${serviceId}/records`}>{t("change")}</Link>
          </p>
        )}
      </div>
    </Section>
  );
}
