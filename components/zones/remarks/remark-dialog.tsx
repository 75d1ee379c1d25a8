"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { setRemarkCall } from "@/components/generated/zones-remark";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";
import { recordLine, type ZoneRecord } from "@/lib/dns/record";
import type { RecordRemark } from "@/lib/zones/remark-contract";

/** As the contract counts; its file brings zod. */
const MOST = 200;

interface Props {
  serviceId: string;
  record: ZoneRecord;
  /** The present remark; "" for none. */
  remark: string;
  onDone: (remarks: readonly RecordRemark[]) => void;
  onClose: () => void;
}

/** Writes the remark beside one record. It is kept at once: no record is changed by it. */
export function RemarkDialog({ serviceId, record, remark, onDone, onClose }: Props) {
  const t = useTranslations("zone-table.remark");
  const [text, setText] = useState(remark);
  const set = useMutation(setRemarkCall, {
    refresh: false,
    done: t("saved"),
    onSuccess: ({ remarks }) => onDone(remarks),
  });
  const long = [...text.trim()].length > MOST;
  const { host, type, value } = record;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      busy={set.busy}
      actions={
        <>
          <Button kind="flat" onClick={onClose} disabled={set.busy}>
            {t("cancel")}
          </Button>
          <Button kind="go" type="submit" form="remark-form" busy={set.busy}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        id="remark-form"
        noValidate
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!long) set.run({ id: serviceId, host, type, value, remark: text });
        }}
      >
        <p className="mono-value text-sm wrap-anywhere text-ink-2">{recordLine(record)}</p>
        <TextInput
          label={t("label")}
          hint={t("hint", { most: MOST })}
          error={long ? t("long", { most: MOST }) : (set.failure?.fields.remark ?? set.failure?.detail)}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
