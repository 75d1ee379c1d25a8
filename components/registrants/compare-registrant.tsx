"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { compareRegistrantCall } from "@/components/generated/registrants";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { Note } from "@/components/ui/note";
import { Table } from "@/components/ui/table/table";
import { useMutation } from "@/components/use-mutation";
import type { compareRegistrantContract, RegistrantRow } from "@/lib/registrants/contract";
import { unchecked } from "@/messages/unchecked";

type Compared = z.output<typeof compareRegistrantContract.output>;

/** Reads a registrant from the upstream and shows both versions of each field that differs. */
export function CompareRegistrant({ id, kind }: { id: string; kind: RegistrantRow["kind"] }) {
  const t = useTranslations("registrants");
  const [compared, setCompared] = useState<Compared | null>(null);
  const { run, busy, failure } = useMutation(compareRegistrantCall, { refresh: false, onSuccess: setCompared });
  return (
    <div className="space-y-4">
      {compared && !busy && <Outcome compared={compared} kind={kind} />}
      {failure && <Note kind="bad" title={failure.detail} live />}
      <div className="flex flex-wrap items-center gap-3">
        <Button small icon="refresh" busy={busy} onClick={() => run({ id })}>
          {t("compare.go")}
        </Button>
        {compared && (
          <span className="text-sm text-ink-3 staff:text-xs">
            {t("compare.readAt")}
            <Time at={compared.readAt} as="minute" />
          </span>
        )}
      </div>
    </div>
  );
}

function Outcome({ compared, kind }: { compared: Compared; kind: RegistrantRow["kind"] }) {
  const t = useTranslations("registrants");
  const { state, differences } = compared;
  if (state === "same") return <Note title={t("compare.same")} live />;
  if (state === "gone") {
    return (
      <Note kind="bad" title={t("compare.gone")} live>
        {t("compare.goneBody")}
      </Note>
    );
  }
  const labelOf = (field: string) => {
    if (kind === "person" && field === "companyCn") return t("fields.nameCn");
    return kind === "person" && field === "companyEn" ? t("fields.nameEn") : unchecked(t)(`fields.${field}`);
  };
  return (
    <>
      <Note kind="warn" title={t("compare.differs", { count: differences.length })} live>
        {t("compare.differsBody")}
      </Note>
      <Table
        caption={t("compare.caption")}
        columns={[
          { id: "field", head: t("compare.field"), cell: ({ field }) => labelOf(field), phone: "title" },
          { id: "ours", head: t("compare.ours"), cell: ({ ours }) => ours, phoneHead: true },
          { id: "theirs", head: t("compare.theirs"), cell: ({ theirs }) => <b>{theirs}</b>, phoneHead: true },
        ]}
        rows={differences}
        rowKey={({ field }) => field}
      />
    </>
  );
}
