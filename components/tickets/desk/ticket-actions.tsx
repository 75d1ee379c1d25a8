"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { assignTicketCall, closeAnyTicketCall, reopenAnyTicketCall } from "@/components/generated/tickets-admin";
import { ActionError } from "@/components/ui/action-error";
import { Button, buttonClass } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu/menu";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";

interface Person {
  id: string;
  name: string;
}

interface Props {
  id: string;
  closed: boolean;
  assignee: Person | null;
  assignable: readonly Person[];
  /** The member of staff who looks at it. */
  ownId: string;
}

/** Who looks after a ticket, and closing or reopening it without a word to the customer. */
export function TicketActions({ id, closed, assignee, assignable, ownId }: Props) {
  const t = useTranslations("desk.page");
  const assign = useMutation(assignTicketCall, {
    onSuccess: ({ assignee: now }) => toast(now ? t("assigned", { name: now.name }) : t("released")),
  });
  const reopen = useMutation(reopenAnyTicketCall, { done: t("reopened") });
  const router = useRouter();
  const to = async (assigneeId: string | null) => {
    const result = await assign.run({ id, assigneeId, seenAssigneeId: assignee?.id ?? null });
    if (!result.ok && result.failure.status === 409) router.refresh();
  };
  const failure = assign.failure ?? reopen.failure;
  return (
    <>
      {failure && <ActionError inline>{failure.detail}</ActionError>}
      {assignee?.id !== ownId && assignable.some((person) => person.id === ownId) && (
        <Button busy={assign.busy} onClick={() => void to(ownId)}>
          {t("take")}
        </Button>
      )}
      <Menu
        className={buttonClass({})}
        label={t("assignee", { name: assignee?.name ?? t("nobody") })}
        items={[
          ...assignable.map((person) => ({ id: person.id, label: person.name, onSelect: () => void to(person.id) })),
          { id: "line", separator: true as const },
          { id: "nobody", label: t("nobody"), onSelect: () => void to(null) },
        ]}
      />
      {closed ? (
        <Button busy={reopen.busy} onClick={() => reopen.run({ id })}>
          {t("reopen")}
        </Button>
      ) : (
        <CloseTicket id={id} />
      )}
    </>
  );
}

function CloseTicket({ id }: { id: string }) {
  const t = useTranslations("desk.page");
  const [asking, setAsking] = useState(false);
  const close = useMutation(closeAnyTicketCall, { done: t("closed"), onSuccess: () => setAsking(false) });
  return (
    <>
      <Button kind="flat" onClick={() => setAsking(true)}>
        {t("close")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("closeTitle")}
        busy={close.busy}
        actions={
          <Button busy={close.busy} onClick={() => close.run({ id })}>
            {t("close")}
          </Button>
        }
      >
        <p>{t("closeWhat")}</p>
        {close.failure && <ActionError>{close.failure.detail}</ActionError>}
      </Dialog>
    </>
  );
}
