"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { checkHealthCall } from "@/components/generated/zones-checks";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { useMutation } from "@/components/use-mutation";
import type { HealthFinding, ZoneHealthView } from "@/lib/zones/checks-contract";

/** Where each is mended: a page of the service, after its address; registrants have a page of their own. */
const PLACES: Record<Exclude<HealthFinding["code"], "real_name">, string> = {
  expired: "/renew",
  expiring: "/renew",
  lame: "/name-servers",
  unreachable_server: "/name-servers",
  elsewhere: "/name-servers",
  dangling: "/records",
  no_mx: "/records",
  no_spf: "/records",
  no_dmarc: "/records",
};

const GRAVE: readonly HealthFinding["code"][] = ["expired", "lame", "unreachable_server", "dangling"];

/** What may be wrong with a domain's DNS: what each means, and where it is mended. */
export function HealthSection({ serviceId, health: initial }: { serviceId: string; health: ZoneHealthView }) {
  const t = useTranslations("zone-checks.health");
  const [health, setHealth] = useState(initial);
  const again = useMutation(checkHealthCall, { refresh: false, onSuccess: setHealth });
  const { findings, asked, checkedAt } = health;
  return (
    <Section
      id="health"
      title={t("title")}
      lead={
        <>
          {t("checkedAt")} <Time at={checkedAt} />
        </>
      }
    >
      <div className="space-y-4">
        {findings.length === 0 && <p>{t(asked ? "fine" : "fineUnasked")}</p>}
        {findings.map(({ code, name, displayName, params }) => {
          const words = {
            ...{ state: "", days: 0, target: "", type: "", servers: "" },
            ...params,
            name: displayName,
          };
          const href = code === "real_name" ? "/account/registrants" : `/account/services/${serviceId}${PLACES[code]}`;
          return (
            <Note
              key={`${code} ${name} ${params.target ?? ""}`}
              kind={GRAVE.includes(code) ? "bad" : "warn"}
              title={t(`${code}.title`, words)}
            >
              <p>
                {t(`${code}.text`, words)} <Link href={href}>{t(`${code}.link`)}</Link>
              </p>
            </Note>
          );
        })}
        {findings.length > 0 && !asked && <p className="text-sm text-ink-2">{t("unasked")}</p>}
        {again.failure && <Note kind="bad" title={again.failure.detail} live />}
        <Button small icon="refresh" busy={again.busy} onClick={() => again.run({ id: serviceId })}>
          {t("again")}
        </Button>
      </div>
    </Section>
  );
}
