"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useCallback, useEffect, useRef, useState } from "react";
import type { RequestFailure } from "@/components/call-contract";
import { listOtherMoneyCall } from "@/components/generated/payments-admin";
import { latestOnly } from "@/components/latest-only";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { useCall } from "@/components/use-call";
import { isOwnSerial } from "@/lib/core/own-serial";
import type { OtherMoney } from "@/lib/payments/admin-contract";

/** A sum is looked for when nobody has typed for as long. */
const PAUSE_MS = 300;

export interface FoundMoney {
  money: readonly OtherMoney[];
  failure: RequestFailure | null;
  /** Looks again: after a refusal there is more than was shown. */
  look: () => Promise<void>;
}

/**
 * What may be the money of a transfer already, if this sum arrived.
 * @param changed called when something else is found than before: a tick was not about it.
 */
export function useOtherMoney(id: string, fen: bigint, changed: () => void): FoundMoney {
  const call = useCall();
  const [money, setMoney] = useState<readonly OtherMoney[]>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [begin] = useState(latestOnly);
  const onChange = useRef(changed);
  onChange.current = changed;
  const look = useCallback(async () => {
    const isLatest = begin();
    if (fen <= 0n) return;
    const result = await call(listOtherMoneyCall, { id, receivedFen: fen.toString() });
    if (!isLatest()) return;
    // A sum that can't be booked is said beside its field.
    setFailure(result.ok || result.failure.status === 422 ? null : result.failure);
    setMoney(result.ok ? result.value.money : []);
    onChange.current();
  }, [begin, call, id, fen]);
  useEffect(() => {
    const timer = setTimeout(look, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [look]);
  return { money, failure, look };
}

interface Props {
  found: FoundMoney;
  /** The number as it is typed: the bank's row of that number is the transfer itself. */
  serial: string;
  check: ComponentProps<typeof Checkbox>;
}

/** Before a transfer is confirmed by hand: what may be the same money, the way to it, and the tick that says it is other money. */
export function OtherMoneyNote({ found: { money, failure, look }, serial, check }: Props) {
  const t = useTranslations("topUps.other");
  if (failure) {
    return (
      <Note kind="warn" title={t("failed", { detail: failure.detail })}>
        <Button small onClick={() => void look()}>
          {t("again")}
        </Button>
      </Note>
    );
  }
  const others = money.filter((one) => one.kind === "booking" || one.serial !== serial.trim().toUpperCase());
  if (others.length === 0) return null;
  return (
    <>
      <Note kind="warn" title={t("title")}>
        {others.map((one) => (
          <p key={one.id}>
            <OneOther one={one} />
          </p>
        ))}
        <p>{t("lead")}</p>
      </Note>
      <Checkbox {...check} />
    </>
  );
}

function OneOther({ one: { at, serial, row, booking } }: { one: OtherMoney }) {
  const t = useTranslations("topUps.other");
  const day = () => <Time at={at} as="minute" />;
  const own = String(isOwnSerial(serial ?? ""));
  if (row) {
    const said = { payer: row.payerName || t("none"), memo: row.memo || t("none"), file: row.fileName, own };
    return (
      <>
        {t.rich("row", { ...said, day, serial: () => <span className="mono-value">{serial}</span> })}{" "}
        <Link href={`/admin/statements/${row.statementId}#decide`}>{t("openRow")}</Link>
      </>
    );
  }
  if (!booking) return null;
  const { reference, customer, same, by } = booking;
  return (
    <>
      {t.rich("booking", {
        ...{ day, by: by ?? t("somebody"), serial: serial ?? t("none"), own },
        customer: same ? `${customer}${t("same")}` : customer,
        reference: () => <span className="mono-value">{reference}</span>,
      })}{" "}
      <Link href={`/admin/top-ups?state=confirmed&q=${reference}`}>{t("openBooking")}</Link>
    </>
  );
}
