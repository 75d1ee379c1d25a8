"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { addItemCall } from "@/components/generated/carts";
import { Money } from "@/components/text/money";
import type { CartView } from "@/lib/carts/contract";
import { suffixRules } from "@/lib/core/suffix-rules";
import { Button } from "../ui/button/button";
import { Dialog } from "../ui/dialog";
import { Checkbox } from "../ui/field/checkbox";
import { TextInput } from "../ui/field/text-input";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";
import { DialogFact } from "./dialog-fact";
import type { SearchRow } from "./search-state";

interface Props {
  row: SearchRow | null;
  onClose: () => void;
  onAdded: (cart: CartView) => void;
}

/** Shows the price and the conditions of a transfer, asks for the transfer code, and adds the transfer to the cart. */
export function TransferDialog({ row, onClose, onAdded }: Props) {
  const t = useTranslations("search.transfer");
  const [busy, setBusy] = useState(false);
  return (
    <Dialog open={row !== null} onClose={onClose} title={t("title", { name: row?.shown ?? "" })} busy={busy}>
      {row && (
        <>
          <p>{t("lead")}</p>
          <dl>
            <DialogFact label={t("price")}>{row.transferFen !== null && <Money fen={row.transferFen} />}</DialogFact>
            <DialogFact label={t("renew")}>{row.renewFen !== null && <Money fen={row.renewFen} />}</DialogFact>
          </dl>
          <ul className="grid list-disc gap-1.5 pl-5">
            <li>{t("age")}</li>
            <li>{t("unlock")}</li>
            <li>{t("code")}</li>
          </ul>
          <TransferForm key={row.name} row={row} onBusy={setBusy} onAdded={onAdded} />
        </>
      )}
    </Dialog>
  );
}

interface FormProps {
  row: SearchRow;
  onBusy: (busy: boolean) => void;
  onAdded: (cart: CartView) => void;
}

function TransferForm({ row, onBusy, onAdded }: FormProps) {
  const t = useTranslations("search.transfer");
  const [transferCode, setCode] = useState("");
  const [ourNameServers, setOurs] = useState(false);
  const [bound, setBound] = useState("");
  const { run, busy, failure } = useMutation(addItemCall, { refresh: false });
  const binds = suffixRules(row.suffix.suffix).wantsBoundDomain;

  async function submit(event: FormEvent) {
    event.preventDefault();
    onBusy(true);
    const config = { ourNameServers, ...(binds ? { boundDomain: bound } : {}) };
    const result = await run({
      action: "transfer",
      productLine: "domain",
      name: row.name,
      secret: transferCode,
      config,
    });
    onBusy(false);
    if (result.ok) onAdded(result.value);
  }
  return (
    <form className="space-y-4" onSubmit={submit} noValidate>
      <TextInput
        label={t("codeLabel")}
        hint={t("codeHint")}
        mono
        autoComplete="off"
        value={transferCode}
        onChange={(event) => setCode(event.target.value)}
        error={failure?.fields.secret}
      />
      {binds && (
        <TextInput
          label={t("boundLabel")}
          hint={t("boundHint")}
          value={bound}
          onChange={(event) => setBound(event.target.value)}
          error={failure?.fields["config.boundDomain"]}
        />
      )}
      <Checkbox
        label={t("ours")}
        hint={t("oursHint")}
        checked={ourNameServers}
        onChange={(event) => setOurs(event.target.checked)}
      />
      <p className="text-sm text-ink-3 staff:text-xs">{t("how")}</p>
      {failure && Object.keys(failure.fields).length === 0 && <Note kind="bad" title={failure.detail} live />}
      <div>
        <Button type="submit" kind="go" busy={busy}>
          {t("add")}
        </Button>
      </div>
    </form>
  );
}
