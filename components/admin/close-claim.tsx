"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { useMutation } from "@/components/use-mutation";
import { closeClaimContract } from "@/lib/orders/admin-contract";

/** Settles a claim with a word on how. */
export function CloseClaim({ id }: { id: string }) {
  const t = useTranslations("admin-orders.page");
  const [resolution, setResolution] = useState("");
  const { run, busy, failure } = useMutation(closeClaimContract, { done: t("closed") });
  function submit(event: FormEvent) {
    event.preventDefault();
    void run({ id, resolution });
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextInput
        label={t("resolution")}
        value={resolution}
        onChange={(event) => setResolution(event.target.value)}
        error={failure?.fields.resolution ?? failure?.detail}
      />
      <Button type="submit" busy={busy}>
        {t("closeClaim")}
      </Button>
    </form>
  );
}
