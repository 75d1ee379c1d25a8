import { useTranslations } from "next-intl";
import type { FapiaoDetail } from "@/lib/fapiao/contract";
import { Money } from "../text/money";
import { Facts } from "../ui/facts";

/** What a tax invoice says: its kind, sum, and whom it is made out to. */
export function BuyerFacts({ fapiao }: { fapiao: Pick<FapiaoDetail, "kind" | "amountFen" | "buyer"> }) {
  const t = useTranslations("fapiao");
  const { title, taxNumber, address, phone, bank, bankAccount, email } = fapiao.buyer;
  const texts = [
    { id: "taxNumber", value: taxNumber, mono: true },
    { id: "address", value: address },
    { id: "phone", value: phone },
    { id: "bank", value: bank },
    { id: "bankAccount", value: bankAccount, mono: true },
    { id: "email", value: email },
  ] as const;
  return (
    <Facts
      facts={[
        { id: "title", label: t("list.buyer"), value: <span className="font-strong wrap-anywhere">{title}</span> },
        { id: "kind", label: t("page.kind"), value: t(`kinds.${fapiao.kind}`) },
        { id: "amount", label: t("page.amount"), value: <Money fen={fapiao.amountFen} /> },
        ...texts
          .filter(({ value }) => value)
          .map(({ id, value, ...look }) => ({
            id,
            label: t(`page.${id}`),
            value: <span className={"mono" in look ? "mono-value wrap-anywhere" : "wrap-anywhere"}>{value}</span>,
          })),
      ]}
    />
  );
}
