"use client";

import { useTranslations } from "next-intl";
import { useActor } from "@/components/services/controls/acting-as";
import { Time } from "@/components/text/time";
import { helpAddress } from "@/components/tickets/help-address";
import { Button } from "@/components/ui/button/button";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import type { ZoneView } from "@/lib/zones/contract";
import { OwnServersButton } from "./own-servers-button";

interface Props {
  zone: ZoneView;
  /** The real-name review has not passed, so the registry does not resolve the name yet. */
  uncertified: boolean;
  /** Null: the reader has no page of name servers. */
  nameServersHref: string | null;
  busy: boolean;
  onRefresh: () => void;
}

/** What to know before editing: the records have no effect or can't be changed, some could not be read, or the reading is old. */
export function ZoneNotes({ zone, uncertified, nameServersHref, busy, onRefresh }: Props) {
  const t = useTranslations("zones.notes");
  const actor = useActor();
  const help = helpAddress({ service: zone.serviceId });
  return (
    <>
      {zone.effective === false && (
        <Note className="mt-5" kind="warn" title={t("noEffect.title")}>
          <p>{t("noEffect.text", { servers: (zone.nameServers ?? []).join(t("join")) })}</p>
          {zone.records.length + zone.locked.length > 0 && !zone.stale && (
            <p>
              {t("noEffect.kept")} <Time at={zone.readAt} />
            </p>
          )}
          {nameServersHref && (
            <p>
              <Link href={nameServersHref}>{t("noEffect.link")}</Link>
            </p>
          )}
          {actor === "owner" && zone.closed === null && (
            <OwnServersButton serviceId={zone.serviceId} records={zone.records.length} onDone={onRefresh} />
          )}
        </Note>
      )}
      {zone.closed !== null && (
        <Note className="mt-5" kind="warn" title={t(`closed.${zone.closed}.title`)}>
          <p>{t(`closed.${zone.closed}.text`)}</p>
          {actor === "owner" && (
            <p>
              <Link href={zone.closed === "expired" ? `/account/services/${zone.serviceId}/renew` : help}>
                {t(`closed.${zone.closed}.link`)}
              </Link>
            </p>
          )}
        </Note>
      )}
      {uncertified && (
        <Note className="mt-5" kind="warn" title={t("uncertified.title")}>
          {t("uncertified.text")}
        </Note>
      )}
      {zone.unreadable.length > 0 && (
        <Note className="mt-5" kind="warn" title={t("unreadable.title", { count: zone.unreadable.length })}>
          <p>{t("unreadable.text")}</p>
          {actor === "owner" && (
            <p>
              <Link href={help}>{t("unreadable.link")}</Link>
            </p>
          )}
        </Note>
      )}
      {zone.stale && (
        <Note className="mt-5" kind="bad" title={t("stale.title")}>
          <p>
            {t("stale.text")} <Time at={zone.readAt} />
          </p>
          <Button small icon="refresh" className="mt-2" busy={busy} onClick={onRefresh}>
            {t("stale.retry")}
          </Button>
        </Note>
      )}
    </>
  );
}
