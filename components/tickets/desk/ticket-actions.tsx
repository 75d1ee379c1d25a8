"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { assignTicketCall, closeAnyTicketCall, reopenAnyTicketCall } from "@/components/generated/tickets-admin";
import { ActionError } from "@/components/ui/action-error";
import { Button, buttonClass } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu/menu";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { type SeenThread, useSeenThread } from "./use-seen-thread";

interface Person {
  id: string;
  name: string;
}

interface Props {
  id: string;
  /** As the page shows it. */
  thread: SeenThread;
  assignee: Person | null;
  assignable: readonly Person[];
  /** The member of staff who looks at it. */
  ownId: string;
}

/** Who looks after a ticket, and closing or reopening it without a word to the customer. */
export function TicketActions({ id, thread, assignee, assignable, ownId }: Props) {
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
  const seen = useSeenThread(thread);
  const open = async () => {
    const result = await reopen.run({ id, seen: { messageId: seen.now().messageId } });
    if (result.ok) return;
    seen.tell(result.failure);
    if (result.failure.status === 409) router.refresh();
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
      {thread.closed ? (
        <Button busy={reopen.busy} onClick={() => void open()}>
          {t("reopen")}
        </Button>
      ) : (
        <CloseTicket id={id} lastMessageId={thread.messageId} />
      )}
    </>
  );
}

function CloseTicket({ id, lastMessageId }: { id: string; lastMessageId: string | null }) {
  const t = useTranslations("desk.page");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  // As it was when the dialog opened: the page behind it goes on following the ticket, but nobody reads it there.
  const seen = useRef(lastMessageId);
  const close = useMutation(closeAnyTicketCall, { done: t("closed"), onSuccess: () => setAsking(false) });
  function ask() {
    seen.current = lastMessageId;
    close.reset();
    setAsking(true);
  }
  async function confirm() {
    const result = await close.run({ id, seen: { messageId: seen.current } });
    if (result.ok || result.failure.status !== 409) return;
    // The refusal says who has written: the next press closes.
    const { messageId } = result.failure.params;
    if (typeof messageId === "string") seen.current = messageId || null;
    router.refresh();
  }
  return (
    <>
      <Button kind="flat" onClick={ask}>
        {t("close")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("closeTitle")}
        busy={close.busy}
        actions={
          <Button busy={close.busy} onClick={() => void confirm()}>
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
