"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { confirmBankRowsCall } from "@/components/generated/statements";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FailureNote } from "@/components/ui/failure-note";
import { Note } from "@/components/ui/note";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { Postings } from "../books/postings";

interface Props {
  statementId: string;
  rows: readonly { rowId: string; topUpId: string }[];
  /** What they come to, and how many customers they are of. */
  sumFen: string;
  customerCount: number;
}

/** Confirms all certain rows in one press, after their sum was shown, and says what became of them. */
export function ConfirmCertain(props: Props) {
  const t = useTranslations("statements.certain");
  const [said, setSaid] = useState<readonly string[]>([]);
  const count = props.rows.length;
  const amount = formatFen(BigInt(props.sumFen));
  return (
    <div className="mb-4 grid justify-items-start gap-3">
      {count > 0 && (
        <DialogButton label={t("start", { count, amount })} kind="go" title={t("dialog", { count })}>
          {(close) => (
            <Confirm
              {...props}
              done={(lines) => {
                setSaid(lines);
                close();
              }}
            />
          )}
        </DialogButton>
      )}
      {said.length > 0 && (
        <Note title={said[0]} live>
          {said.slice(1).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Note>
      )}
    </div>
  );
}

function Confirm({ statementId, rows, sumFen, customerCount, done }: Props & { done: (said: string[]) => void }) {
  const t = useTranslations("statements.certain");
  const fen = BigInt(sumFen);
  const confirm = useMutation(confirmBankRowsCall, {
    onSuccess: ({ results, confirmedFen }) => {
      const of = (...kinds: string[]) => results.filter(({ result }) => kinds.includes(result)).length;
      const rest = (["waits", "changed", "doubled", "refused"] as const).flatMap((kind) =>
        of(kind) > 0 ? [t(kind, { count: of(kind) })] : [],
      );
      done([t("done", { count: of("confirmed"), amount: formatFen(confirmedFen) }), ...rest]);
    },
  });
  return (
    <div className="grid max-w-136 gap-5 staff:gap-3.5">
      <p className="text-sm">{t("explain")}</p>
      <Postings
        lines={[
          { account: t("clearing"), kind: "clearing", fen: -fen },
          { account: t("wallets", { count: customerCount }), kind: "wallet", fen },
        ]}
      />
      <FailureNote failure={confirm.failure} />
      <Button kind="go" busy={confirm.busy} onClick={() => void confirm.run({ id: statementId, rows: [...rows] })}>
        {t("go", { amount: formatFen(fen) })}
      </Button>
    </div>
  );
}
