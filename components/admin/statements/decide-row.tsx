"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "@/components/form/use-form";
import {
  bookBankRowCall,
  bookGatewaySettlementCall,
  confirmBankRowCall,
  sendBankRowBackCall,
  setBankRowAsideCall,
} from "@/components/generated/statements";
import { Button, buttonClass } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FormSummary } from "@/components/ui/field/form-summary";
import { RadioGroup } from "@/components/ui/field/radio-group";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { Menu } from "@/components/ui/menu/menu";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { TopUpComparison } from "@/components/wallet/top-up-comparison";
import { formatFen } from "@/lib/core/money";
import {
  bookBankRowContract,
  bookGatewaySettlementContract,
  confirmBankRowContract,
  sendBankRowBackContract,
  setBankRowAsideContract,
} from "@/lib/statements/contract";
import { unchecked } from "@/messages/unchecked";
import { Postings } from "../books/postings";
import { LikelyDouble } from "./likely-double";
import type { PlainBankRow } from "./plain-bank-row";
import { RowFacts } from "./row-facts";
import { TieRow } from "./tie-row";
import { UntieRow } from "./untie-row";
import { useReadAgain } from "./use-read-again";

const formClass = "grid max-w-136 gap-5 staff:gap-3.5";

interface Decided {
  row: PlainBankRow;
  /** The gateways whose settlements are booked from the bank's statement. */
  settlingGateways: readonly string[];
}

/** What staff decide about a row that came in and is not certain. */
export function DecideRow({ row, settlingGateways }: Decided) {
  const t = useTranslations("statements.actions");
  // Its serial number is bound: only the top-up itself can be corrected.
  if (row.bound) return <UntieRow row={row} />;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-1">
      {row.bookings.map((booking) => (
        <DialogButton
          key={booking.id}
          label={t("tie", { reference: booking.reference })}
          title={t("tieTitle", { reference: booking.reference })}
        >
          {(close) => <TieRow row={row} booking={booking} done={close} />}
        </DialogButton>
      ))}
      {row.transfers.map((transfer) => (
        <DialogButton
          key={transfer.id}
          label={t("confirm", { reference: transfer.reference })}
          title={t("confirmTitle", { reference: transfer.reference })}
        >
          {(close) => <ConfirmRow row={row} transfer={transfer} done={close} />}
        </DialogButton>
      ))}
      <OtherChoices row={row} settlingGateways={settlingGateways} />
    </div>
  );
}

type Way = "other" | "book" | "tieOther" | "settlement" | "aside" | "back";

/** What is done with fewer rows stands in a menu: six buttons side by side left no room for the date and the payer. */
function OtherChoices({ row, settlingGateways }: Decided) {
  const t = useTranslations("statements.actions");
  // The way stays when its dialog closes: the browser gives the focus back from a dialog that is still there.
  const [chosen, setChosen] = useState<{ way: Way; open: boolean } | null>(null);
  const close = () => setChosen((before) => before && { ...before, open: false });
  // As the row came: a booking that comes behind the open dialog of the button must not take the button away, and the dialog with it.
  const [proposed] = useState(row.bookings.length > 0 || row.transfers.length > 0);
  const ways: Way[] = [
    "other",
    // Without a proposal it is the likeliest, and a button.
    ...(proposed ? (["book"] as const) : []),
    "tieOther",
    ...(settlingGateways.length > 0 ? (["settlement"] as const) : []),
    "aside",
    "back",
  ];
  return (
    <>
      {!proposed && (
        <DialogButton label={t("book")} title={t("bookTitle")}>
          {(done) => <BookRow row={row} done={done} />}
        </DialogButton>
      )}
      <Menu
        className={buttonClass({ kind: "flat", small: true })}
        align="start"
        label={
          <>
            {t("more")}
            <span className="sr-only"> {row.serial}</span>
          </>
        }
        items={ways.map((way) => ({ id: way, label: t(way), onSelect: () => setChosen({ way, open: true }) }))}
      />
      {chosen && (
        <Dialog open={chosen.open} onClose={close} title={t(`${chosen.way}Title`)}>
          <ChosenWay way={chosen.way} row={row} gateways={settlingGateways} done={close} />
        </Dialog>
      )}
    </>
  );
}

function ChosenWay({ way, gateways, ...part }: Part & { way: Way; gateways: readonly string[] }) {
  if (way === "other") return <ConfirmRow {...part} />;
  if (way === "book") return <BookRow {...part} />;
  if (way === "tieOther") return <TieRow {...part} />;
  if (way === "settlement") return <BookSettlement {...part} gateways={gateways} />;
  return way === "aside" ? <SetAside {...part} /> : <SendBackForm {...part} />;
}

interface Part {
  row: PlainBankRow;
  done: () => void;
}

/** Confirms a transfer with the row's sum: a proposed one, or one whose reference is typed. */
function ConfirmRow({ row, transfer, done }: Part & { transfer?: PlainBankRow["transfers"][number] }) {
  const t = useTranslations("statements.actions");
  const all = useTranslations("topUps");
  const readAgain = useReadAgain();
  const confirm = useMutation(confirmBankRowCall, {
    onSuccess: ({ waits }) => {
      toast(t(waits ? "waits" : "confirmed"));
      done();
    },
  });
  const form = useForm({
    schema: confirmBankRowContract.input,
    initial: { reference: transfer?.reference ?? "", differs: false, otherMoney: false },
    fixed: { id: row.id, seenBookings: row.bookings.map(({ id }) => id), ...(transfer && { seen: transfer.seen }) },
    onSubmit: async (input) => readAgain(await confirm.run(input)),
  });
  const fen = BigInt(row.amountFen);
  const announcedFen = transfer ? BigInt(transfer.amountFen) : null;
  return (
    <form className={formClass} noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <RowFacts row={row} />
      {!transfer && (
        <>
          <p className="text-sm">{t("otherLead")}</p>
          <TextInput {...form.text("reference", t("reference"))} mono short autoComplete="off" />
        </>
      )}
      {announcedFen !== null && announcedFen !== fen && (
        <TopUpComparison
          lines={[
            { id: "announced", label: t("announced"), fen: announcedFen },
            { id: "received", label: t("received"), fen },
          ]}
          difference={t("difference")}
        />
      )}
      {announcedFen !== fen && <Checkbox {...form.check("differs", t("differs", { received: formatFen(fen) }))} />}
      <LikelyDouble row={row} check={form.check("otherMoney", t("otherMoney"))} />
      {transfer && (
        <Postings
          lines={[
            { account: all("clearing"), kind: "clearing", fen: -fen },
            { account: all("walletOf", { customer: transfer.customer }), kind: "wallet", fen },
          ]}
        />
      )}
      <Button kind="go" type="submit" busy={form.busy}>
        {t("go", { amount: formatFen(fen) })}
      </Button>
    </form>
  );
}

function BookRow({ row, done }: Part) {
  const t = useTranslations("statements.actions");
  const readAgain = useReadAgain();
  const book = useMutation(bookBankRowCall, {
    onSuccess: ({ waits }) => {
      toast(t(waits ? "waits" : "confirmed"));
      done();
    },
  });
  const form = useForm({
    schema: bookBankRowContract.input,
    initial: { email: "", reason: "", otherMoney: false },
    fixed: { id: row.id, seenBookings: row.bookings.map(({ id }) => id) },
    onSubmit: async (input) => readAgain(await book.run(input)),
  });
  const amount = formatFen(BigInt(row.amountFen));
  return (
    <form className={formClass} noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <RowFacts row={row} />
      <p className="text-sm">{t("bookLead", { amount })}</p>
      <TextInput {...form.text("email", t("email"))} type="email" autoComplete="off" />
      <Textarea {...form.text("reason", t("reason"))} hint={t("reasonHint")} />
      <LikelyDouble row={row} check={form.check("otherMoney", t("otherMoney"))} />
      <Button kind="go" type="submit" busy={form.busy}>
        {t("go", { amount })}
      </Button>
    </form>
  );
}

function BookSettlement({ row, gateways, done }: Part & { gateways: readonly string[] }) {
  const t = useTranslations("statements.actions");
  const names = unchecked(useTranslations("gateways"));
  const clearing = useTranslations("topUps");
  const book = useMutation(bookGatewaySettlementCall, { done: t("settlementDone"), onSuccess: done });
  const form = useForm({
    schema: bookGatewaySettlementContract.input,
    initial: { gateway: "" },
    fixed: { id: row.id },
    onSubmit: book.run,
  });
  const fen = BigInt(row.amountFen);
  const amount = formatFen(fen);
  const chosen = String(form.typed.gateway ?? "");
  return (
    <form className={formClass} noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <RowFacts row={row} />
      <p className="text-sm">{t("settlementLead", { amount })}</p>
      <RadioGroup
        {...form.choice("gateway", t("settlementGateway"))}
        options={gateways.map((id) => ({ value: id, label: names(`${id}.name`) }))}
      />
      {chosen && (
        <Postings
          lines={[
            { account: clearing("clearing"), kind: "clearing", fen: -fen },
            { account: t("settlementFrom", { gateway: names(`${chosen}.name`) }), kind: "clearing", fen },
          ]}
        />
      )}
      <Button kind="go" type="submit" busy={form.busy}>
        {t("settlementGo", { amount })}
      </Button>
    </form>
  );
}

function SetAside({ row, done }: Part) {
  const t = useTranslations("statements.actions");
  const aside = useMutation(setBankRowAsideCall, { done: t("asideDone"), onSuccess: done });
  const form = useForm({
    schema: setBankRowAsideContract.input,
    initial: { note: "" },
    fixed: { id: row.id },
    onSubmit: aside.run,
  });
  return (
    <form className={formClass} noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <RowFacts row={row} />
      <p className="text-sm">{t("asideLead")}</p>
      <Textarea {...form.text("note", t("asideNote"))} hint={t("asideHint")} />
      <Button kind="go" type="submit" busy={form.busy}>
        {t("asideGo")}
      </Button>
    </form>
  );
}

/** Records that staff sent the money back to its payer in online banking. */
export function SendBack({ row }: { row: PlainBankRow }) {
  const t = useTranslations("statements.actions");
  return (
    <DialogButton kind="flat" label={t("back")} title={t("backTitle")}>
      {(close) => <SendBackForm row={row} done={close} />}
    </DialogButton>
  );
}

function SendBackForm({ row, done }: Part) {
  const t = useTranslations("statements.actions");
  const back = useMutation(sendBankRowBackCall, { done: t("backDone"), onSuccess: done });
  const form = useForm({
    schema: sendBankRowBackContract.input,
    initial: { returnSerial: "", reason: "" },
    fixed: { id: row.id },
    onSubmit: back.run,
  });
  return (
    <form className={formClass} noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <RowFacts row={row} />
      <p className="text-sm">{t("backLead", { amount: formatFen(BigInt(row.amountFen)) })}</p>
      {row.kind === "booked" && <p className="text-sm text-warn">{t("backBooked")}</p>}
      <TextInput {...form.text("returnSerial", t("returnSerial"))} mono autoComplete="off" />
      <Textarea {...form.text("reason", t("backReason"))} hint={t("backReasonHint")} />
      <Button kind="danger-fill" type="submit" busy={form.busy}>
        {t("backGo")}
      </Button>
    </form>
  );
}
