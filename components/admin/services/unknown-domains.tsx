"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { listUnknownDomainsCall } from "@/components/generated/services-admin";
import { DomainName } from "@/components/text/domain-name";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table/table";
import { useMutation } from "@/components/use-mutation";
import type { listUnknownDomainsContract } from "@/lib/services/admin-contract";

type Answer = z.output<typeof listUnknownDomainsContract.output>;

/**
 * Domains of the agent account that belong to no customer, if the upstream lists them. A click puts the name into the import form.
 */
export function UnknownDomains({ chosen, onChoose }: { chosen: string; onChoose: (name: string) => void }) {
  const t = useTranslations("admin-services.import");
  const list = useTranslations("admin-services");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { run, busy, failure } = useMutation(listUnknownDomainsCall, { refresh: false, onSuccess: setAnswer });
  const day = (at: Date | null) => (at ? <Time at={at} as="day" /> : "—");
  return (
    <Section title={t("unknown")} lead={t("unknownLead")} id="unknown">
      <div className="space-y-4">
        <div>
          <Button busy={busy} icon="refresh" onClick={() => void run({})}>
            {t("list")}
          </Button>
        </div>
        {failure && <Note kind="bad" title={failure.detail} live />}
        {answer?.rows === null && <Note kind="warn" title={t("noList")} live />}
        {answer?.rows?.length === 0 && (
          <EmptyState
            text={t("noneUnknown")}
            action={<ButtonLink href="/admin/services">{t("toServices")}</ButtonLink>}
          />
        )}
        {answer?.rows && answer.rows.length > 0 && (
          <>
            <p className="text-sm text-ink-3 staff:text-xs" role="status">
              {t("count", { count: answer.total, shown: answer.rows.length })}
            </p>
            <Table
              caption={t("unknown")}
              rows={answer.rows}
              rowKey={(row) => row.name}
              rowTint={(row) => (row.name === chosen ? "chosen" : undefined)}
              columns={[
                { id: "name", head: list("list.name"), phone: "title", cell: (row) => <DomainName name={row.name} /> },
                { id: "since", head: list("csv.registered"), phoneHead: true, cell: (row) => day(row.registeredAt) },
                { id: "until", head: list("list.expires"), phoneHead: true, cell: (row) => day(row.expiresAt) },
                {
                  id: "take",
                  head: t("take"),
                  hideHead: true,
                  phone: "end",
                  cell: (row) => (
                    <Button small kind="flat" edge onClick={() => onChoose(row.name)}>
                      {t("take")}
                      <span className="sr-only"> {row.name}</span>
                    </Button>
                  ),
                },
              ]}
            />
          </>
        )}
      </div>
    </Section>
  );
}
