import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Facts } from "../ui/facts";
import { Section } from "../ui/section";

interface Props {
  /** Fen, tax included. */
  row: {
    minYears: number;
    registerFen: bigint;
    renewFen: bigint | null;
    transferFen: bigint | null;
    transferable: boolean;
    labelMustBeChinese: boolean;
  };
}

/** What a suffix costs to register, to renew, to transfer. */
export function SuffixPriceFacts({ row }: Props) {
  const t = useTranslations("suffix.prices");
  const { minYears, registerFen, renewFen, transferFen, transferable } = row;
  const facts = [
    { id: "register", label: t("register", { years: minYears }), value: <Money fen={registerFen} short /> },
    { id: "renew", label: t("renew"), value: renewFen === null ? t("unknown") : <Money fen={renewFen} short /> },
    {
      id: "transfer",
      label: t("transfer"),
      value:
        transferFen === null ? t(transferable ? "noTransferNow" : "noTransfer") : <Money fen={transferFen} short />,
    },
  ];
  return (
    <Section title={t("title")} lead={t(row.labelMustBeChinese ? "lead" : "leadIfChinese")}>
      <Facts facts={facts} />
    </Section>
  );
}
