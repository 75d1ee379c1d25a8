"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { decideItemCall } from "@/components/generated/orders-admin";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/field/text-input";
import { Note } from "@/components/ui/note";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import type { AdminOrderView, Decision } from "@/lib/orders/admin-contract";
import { itemTitleForStaff } from "@/lib/product-lines/item-title";

type Item = AdminOrderView["items"][number];
type Asked = Pick<Item, "productLine" | "displayName" | "priceFen">;

interface Props {
  item: Asked & Pick<Item, "id" | "state" | "stateAt" | "decisions" | "wantsName">;
  /** What one product of its line is called. */
  one: string;
}

/** A button for each possible decision with the postings that it writes. A reason is required; what moves or spends money asks first. */
export function DecideItem({ item, one }: Props) {
  const t = useTranslations("admin-orders");
  const [note, setNote] = useState("");
  const [name, setName] = useState("");
  const [asked, setAsked] = useState<AskedDecision | null>(null);
  const [missing, setMissing] = useState({ name: false, note: false });
  const [pressed, setPressed] = useState<Decision>();
  const { run, busy, failure: last } = useMutation(decideItemCall, { done: t("page.decided") });
  // Whoever closed the question for the password knows that nothing was decided.
  const failure = last?.code === "reauth.required" ? undefined : last;
  const nameField = useRef<HTMLInputElement>(null);
  const noteField = useRef<HTMLInputElement>(null);
  const shown = useRef<typeof failure>(undefined);
  // The first field with an error, once the question before a decision is closed: until then nothing on the page can have the focus.
  useEffect(() => {
    if (!failure || asked || shown.current === failure) return;
    shown.current = failure;
    (failure.fields.upstreamName && nameField.current ? nameField : noteField).current?.focus();
  }, [failure, asked]);
  const decide = (decision: Decision) => {
    setPressed(decision);
    return run({
      id: item.id,
      decision,
      seenState: item.state,
      seenSince: item.stateAt.toISOString(),
      note,
      ...(name ? { upstreamName: name } : {}),
    });
  };
  function press(decision: Decision) {
    // What was bought is known by its name alone where the upstream made it.
    const lacks = {
      name: item.wantsName && decision === "accepted" && name.trim() === "",
      note: note.trim() === "",
    };
    setMissing(lacks);
    if (lacks.name) return nameField.current?.focus();
    if (lacks.note) return noteField.current?.focus();
    if (asksFirst(decision)) setAsked(decision);
    else void decide(decision);
  }
  async function confirm(decision: Decision) {
    await decide(decision);
    // After a failure too: its sentence is beside the reason.
    setAsked(null);
  }
  const nameError = missing.name ? t("page.nameMissing") : failure?.fields.upstreamName;
  const noteError = missing.note ? t("page.noteMissing") : failure?.fields.note;
  return (
    <div className="space-y-4">
      {item.wantsName && (
        <TextInput
          ref={nameField}
          label={t("page.upstreamName")}
          hint={t("page.upstreamNameHint")}
          mono
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setMissing({ ...missing, name: false });
          }}
          error={nameError}
        />
      )}
      <TextInput
        ref={noteField}
        label={t("page.note")}
        hint={t("page.noteHint")}
        value={note}
        onChange={(event) => {
          setNote(event.target.value);
          setMissing({ ...missing, note: false });
        }}
        error={noteError ?? (failure?.fields.upstreamName ? undefined : failure?.detail)}
      />
      <ul className="grid gap-2">
        {item.decisions.map((decision) => (
          <li key={decision} className="flex flex-wrap items-center gap-3">
            <Button
              busy={busy && decision === pressed}
              disabled={busy && decision !== pressed}
              onClick={() => press(decision)}
            >
              {t(`decision.${decision}`)}
            </Button>
            <span className="text-sm text-ink-3 staff:text-xs">{t(`postings.${decision}`)}</span>
          </li>
        ))}
      </ul>
      {/* An item that has moved on meanwhile offers other decisions. */}
      {asked && item.decisions.includes(asked) && (
        <ConfirmDecision
          item={item}
          one={one}
          decision={asked}
          busy={busy}
          onClose={() => setAsked(null)}
          onConfirm={() => void confirm(asked)}
        />
      )}
    </div>
  );
}

/** The decisions that move or spend money; "accepted" moves none. */
type AskedDecision = Exclude<Decision, "accepted">;

/** Whether a decision moves or spends money, so that a dialog asks before it is carried out. */
export const asksFirst = (decision: Decision): decision is AskedDecision => decision !== "accepted";

interface ConfirmProps {
  item: Asked;
  one: string;
  decision: AskedDecision;
  busy: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before a decision moves or spends money: what will be booked, and what can't be undone or isn't known. */
export function ConfirmDecision({ item, one, decision, busy, onClose, onConfirm }: ConfirmProps) {
  const t = useTranslations("admin-orders");
  const amount = formatFen(item.priceFen);
  const risk = t(`ask.risk.${decision}`);
  return (
    <Dialog
      open
      busy={busy}
      onClose={onClose}
      title={t("ask.title", { decision: t(`decision.${decision}`) })}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t("ask.keep")}
          </Button>
          <Button kind="danger-fill" busy={busy} onClick={onConfirm}>
            {t(`ask.go.${decision}`, { amount })}
          </Button>
        </>
      }
    >
      <p>{t(`ask.what.${decision}`, { amount, name: itemTitleForStaff(item, one) })}</p>
      {decision === "absent" ? <Note kind="unsure" title={risk} /> : <p className="text-sm text-ink-2">{risk}</p>}
    </Dialog>
  );
}
