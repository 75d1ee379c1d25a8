"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { useMutation } from "@/components/use-mutation";
import type { RegistrantRow } from "@/lib/registrants/contract";
import { changeOwnerContract } from "@/lib/services/contract";

export type OwnerChoice = Pick<RegistrantRow, "id" | "displayName" | "state" | "realName">;

interface Props {
  id: string;
  name: string;
  owner: string | null;
  /** The customer's registrants but the present one. */
  choices: readonly OwnerChoice[];
}

const isCertified = ({ state, realName }: OwnerChoice) => state === "ready" && realName === "pass";

/** Hands a domain over to another of the customer's registrants, once its name and the customer's own password have been typed. */
export function ChangeOwner({ id, name, owner, choices }: Props) {
  const t = useTranslations("domains.owner");
  const [chosen, setChosen] = useState("");
  const [open, setOpen] = useState(false);
  const { run, busy, failure, reset } = useMutation(changeOwnerContract);
  const to = choices.find((one) => one.id === chosen);

  if (!choices.some(isCertified)) {
    return (
      <p>
        {t("none")} <Link href="/account/registrants">{t("registrants")}</Link>
      </p>
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
    <div className="stack narrow">
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
        <p>{t("what", { from: owner ?? t("unknownOwner"), to: to?.displayName ?? "" })}</p>
        <p>{t("loses")}</p>
      </DangerDialog>
    </div>
  );
}
