"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeOwnerCall } from "@/components/generated/services";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { Select } from "@/components/ui/field/select";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import type { RegistrantRow } from "@/lib/registrants/contract";
import type { ServiceDetail } from "@/lib/services/contract";

export type OwnerChoice = Pick<RegistrantRow, "id" | "displayName" | "state" | "realName">;

interface Props {
  service: Pick<ServiceDetail, "id" | "displayName" | "registrant">;
  /** The customer's registrants. */
  registrants: readonly OwnerChoice[];
}

const isCertified = ({ state, realName }: OwnerChoice) => state === "ready" && realName === "pass";

/** Moves a domain to another of the customer's registrants, after its name and the customer's password have been typed. */
export function ChangeOwner({ service, registrants }: Props) {
  const t = useTranslations("domainLine.owner");
  const [chosen, setChosen] = useState("");
  const [open, setOpen] = useState(false);
  const { run, busy, failure, reset } = useMutation(changeOwnerCall);
  const { id, displayName: name, registrant: owner } = service;
  const choices = registrants.filter((one) => one.id !== owner?.id);
  const to = choices.find((one) => one.id === chosen);

  if (!choices.some(isCertified)) {
    return (
      <Section title={t("heading")} lead={t("lead")}>
        <p>
          {t("none")} <Link href="/account/registrants">{t("registrants")}</Link>
        </p>
      </Section>
    );
  }
  const close = () => {
    setOpen(false);
    reset();
  };
  async function change() {
    const result = await run({ id, registrantId: chosen, confirm: name });
    if (!result.ok) return;
    toast(t("done", { owner: to?.displayName ?? "" }));
    setChosen("");
    close();
  }
  return (
    <Section title={t("heading")} lead={t("lead")}>
      <div className="max-w-text space-y-4">
        <Select
          label={t("to")}
          hint={t("toHint")}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          placeholder={t("choose")}
          options={choices.map((one) => ({
            value: one.id,
            label: isCertified(one) ? one.displayName : t("uncertified", { name: one.displayName }),
            disabled: !isCertified(one),
          }))}
        />
        <div>
          <Button kind="danger" disabled={!to} onClick={() => setOpen(true)}>
            {t("go")}
          </Button>
        </div>
      </div>
      <DangerDialog
        open={open}
        onClose={close}
        title={t("title", { name })}
        confirmName={name}
        action={t("go")}
        onConfirm={() => void change()}
        busy={busy}
        error={failure && (Object.values(failure.fields)[0] ?? failure.detail)}
      >
        <p>{t("what", { from: owner?.displayName ?? t("unknownOwner"), to: to?.displayName ?? "" })}</p>
        <p>{t("loses")}</p>
      </DangerDialog>
    </Section>
  );
}
