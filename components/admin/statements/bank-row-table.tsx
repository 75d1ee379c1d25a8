import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { type Column, Table } from "@/components/ui/table/table";
import { formatFen } from "@/lib/core/money";
import type { BankRowView, MatchedTransfer, UntiedBooking } from "@/lib/statements/contract";
import { unchecked } from "@/messages/unchecked";
import { BankTime } from "./bank-time";
import { DecideRow } from "./decide-row";
import { plainBankRow } from "./plain-bank-row";
import { SettledRow } from "./settled-row";

const quiet = "text-sm text-ink-3 staff:text-xs";

interface Props {
  caption: string;
  rows: readonly BankRowView[];
  /** What staff can do about these rows: nothing here, decide, or change what was decided. */
  actions?: "decide" | "settled";
  /** The gateways whose settlements are booked from the bank's statement. */
  settlingGateways?: readonly string[];
}

/** Rows of the bank, and what each belongs to. */
export function BankRowTable({ caption, rows, actions, settlingGateways = [] }: Props) {
  const t = useTranslations("statements");
  const names = unchecked(useTranslations("gateways"));
  const columns: Column<BankRowView>[] = [
    {
      id: "at",
      head: t("at"),
      cell: (row) => (
        <span className="whitespace-nowrap">
          <BankTime at={row.bookedAt} />
        </span>
      ),
    },
    {
      id: "payer",
      head: t("payer"),
      phone: "title",
      // What belongs to a row is longer, and would leave it two characters a line.
      width: "30%",
      cell: (row) => (
        <>
          {row.payerName || t("noName")} <span className={quiet}>{row.payerAccount}</span>
          {row.memo && <p className={`${quiet} wrap-anywhere`}>{row.memo}</p>}
        </>
      ),
    },
    {
      id: "amount",
      head: t("amount"),
      figure: true,
      phone: "end",
      cell: (row) => <Money fen={row.amountFen} bare />,
    },
    {
      id: "match",
      head: t("match"),
      phone: "line",
      cell: (row) => (
        <>
          {actions !== undefined && row.kind !== "doubtful" && <p>{t(`kinds.${row.kind}`)}</p>}
          {row.doubts.map((doubt) => (
            <p key={doubt} className="text-unsure">
              {t(`doubts.${doubt}`)}
            </p>
          ))}
          {row.transfers.map((transfer) => (
            <TransferLine key={transfer.id} transfer={transfer} amountFen={row.amountFen} />
          ))}
          {row.bookings.map((booking) => (
            <BookingLine key={booking.id} booking={booking} />
          ))}
          {row.reversed && (
            <p>
              {t("reversed", { reference: row.reversed.reference })} <Time at={row.reversed.at} />
            </p>
          )}
          {row.kind === "taken_back" && <p>{t("takenBack")}</p>}
          {row.tied && (
            <p className={quiet}>
              {t("bookings.tied", { serial: row.tied.typedSerial ?? t("bookings.noSerial") })} <Time at={row.tied.at} />{" "}
              {row.tied.by}
            </p>
          )}
          {row.note && <p className={quiet}>{t("note", { note: row.note })}</p>}
          {row.gateway && <p className={quiet}>{t("settledBy", { gateway: names(`${row.gateway}.name`) })}</p>}
          {row.returnSerial && <p className={quiet}>{t("returned", { serial: row.returnSerial })}</p>}
          {row.decidedAt && (
            <p className={quiet}>
              <Time at={row.decidedAt} /> {row.decidedBy}
            </p>
          )}
          {actions === "decide" && <DecideRow row={plainBankRow(row)} settlingGateways={settlingGateways} />}
          {actions === "settled" && <SettledRow row={plainBankRow(row)} />}
        </>
      ),
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function BookingLine({ booking }: { booking: UntiedBooking }) {
  const t = useTranslations("statements.bookings");
  const { reference, bankSerial, customer, bookedAt, payerName, takenBack } = booking;
  return (
    <>
      <p>
        {t.rich("one", {
          day: () => <Time at={bookedAt} as="minute" />,
          customer: () => <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>,
          reference: () => <span className="mono-value">{reference}</span>,
          serial: bankSerial ?? t("noSerial"),
        })}{" "}
        {payerName && <span className={quiet}>{payerName}</span>}
      </p>
      {takenBack && <p>{t("takenBack")}</p>}
    </>
  );
}

function TransferLine({ transfer, amountFen }: { transfer: MatchedTransfer; amountFen: bigint }) {
  const t = useTranslations("statements");
  const { reference, customer, payerName, unannounced, bookedAt, bookedBy } = transfer;
  return (
    <>
      <p>
        <span className="mono-value">{reference}</span>{" "}
        <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>{" "}
        <span className={quiet}>
          {[
            transfer.amountFen === amountFen ? null : t("announcedAs", { amount: formatFen(transfer.amountFen) }),
            payerName && t("announcedPayer", { name: payerName }),
            unannounced ? t("unannounced") : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      {bookedAt && (
        <p className={quiet}>
          {t("bookedBy", { by: bookedBy ?? t("somebody") })} <Time at={bookedAt} />
        </p>
      )}
    </>
  );
}
