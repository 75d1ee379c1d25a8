import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { formatFen } from "@/lib/core/money";
import type { FapiaoItemView } from "@/lib/fapiao/contract";
import { ButtonLink } from "../ui/button/button-link";
import { Section } from "../ui/section";
import { Status } from "../ui/status";
import { fapiaoGlyph } from "./fapiao-status";

/** What of an order a tax invoice can be asked for, and the requests that its items are on. */
export function OrderFapiao({ orderId, items }: { orderId: string; items: readonly FapiaoItemView[] }) {
  const t = useTranslations("fapiao");
  const leftFen = items.reduce((sum, { fault, leftFen: left }) => (fault === null ? sum + left : sum), 0n);
  const requests = [
    ...new Map(items.flatMap(({ request }) => (request ? [[request.id, request] as const] : []))).values(),
  ];
  const isOpen = items.some(({ fault }) => fault === "not_done");
  return (
    <div className="print:hidden">
      <Section title={t("order.title")} lead={t("order.lead")} id="fapiao">
        {requests.length > 0 && (
          <ul className="mb-3">
            {requests.map(({ id, number, state }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
                <Link className="mono-value" href={`/account/fapiao/${id}`}>
                  {number}
                </Link>
                <Status state={fapiaoGlyph(state)} word={t(`states.${state}`)} small />
              </li>
            ))}
          </ul>
        )}
        {leftFen > 0n ? (
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <p>{t("order.amount", { amount: formatFen(leftFen) })}</p>
            <ButtonLink small href={`/account/fapiao/new?order=${orderId}`}>
              {t("order.ask")}
            </ButtonLink>
          </div>
        ) : (
          requests.length === 0 && <p className="text-ink-2">{t(isOpen ? "order.notYet" : "order.nothing")}</p>
        )}
      </Section>
    </div>
  );
}
