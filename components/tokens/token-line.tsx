import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { revokeTokenContract } from "@/lib/tokens/contract";
import type { revokeStaffTokenContract } from "@/lib/tokens/staff-contract";
import type { ContractCall } from "../call-contract";
import { Time } from "../text/time";
import { Button } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { useMutation } from "../use-mutation";

interface Line {
  id: string;
  name: string;
  /** The last four characters. */
  ending: string;
  /** Null: it works until it is revoked. */
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
}

interface Props {
  token: Line;
  /** How tokens of this kind begin. */
  prefix: string;
  revoke: ContractCall<typeof revokeTokenContract | typeof revokeStaffTokenContract>;
  /** What it may do. */
  children: ReactNode;
}

/** A token in a list: its name and end, what it may do, when it was used, and a button that revokes it. */
export function TokenLine({ token, prefix, revoke, children }: Props) {
  const t = useTranslations("tokens.list");
  return (
    <li className="flex flex-wrap items-baseline gap-x-6 gap-y-2 border-t border-rule py-4 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-72 space-y-1">
        <p className="wrap-anywhere">
          <b className="font-strong">{token.name}</b>{" "}
          <span className="mono-value text-ink-3">
            {prefix}…{token.ending}
          </span>
        </p>
        {children}
        <p className="text-sm text-ink-3">
          {token.lastUsedAt ? (
            <>
              {t("used")} <Time at={token.lastUsedAt} />
              {token.lastUsedIp && <span className="as-stored"> {token.lastUsedIp}</span>}
            </>
          ) : (
            t("unused")
          )}
          {t("then")}
          {token.expiresAt ? (
            <>
              {t("until")} <Time at={token.expiresAt} />
            </>
          ) : (
            t("forever")
          )}
        </p>
      </div>
      <Revoke token={token} revoke={revoke} />
    </li>
  );
}

function Revoke({ token: { id, name }, revoke }: Pick<Props, "token" | "revoke">) {
  const t = useTranslations("tokens.list");
  const [open, setOpen] = useState(false);
  const { run, busy, failure, reset } = useMutation(revoke, {
    done: t("revoked"),
    onSuccess: () => setOpen(false),
  });
  const close = () => {
    setOpen(false);
    reset();
  };
  return (
    <>
      <Button small kind="flat" aria-label={t("revokeWhat", { name })} onClick={() => setOpen(true)}>
        {t("revoke")}
      </Button>
      <DangerDialog
        open={open}
        onClose={close}
        title={t("revokeWhat", { name })}
        action={t("revoke")}
        onConfirm={() => void run({ id })}
        busy={busy}
        error={failure?.detail}
      >
        <p>{t("revokeLead")}</p>
      </DangerDialog>
    </>
  );
}
