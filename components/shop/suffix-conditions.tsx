import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MAX_LABEL } from "@/lib/dns/name";
import { DashList } from "../products/dash-list";
import { Facts } from "../ui/facts";
import { PageLink } from "../ui/page-link";
import { Section } from "../ui/section";

const inOneLine = (words: ReactNode) => <span className="whitespace-nowrap">{words}</span>;

interface Row {
  suffix: string;
  minYears: number;
  maxYears: number;
  excludedYears: readonly number[];
  realNameRequired: boolean;
  registrantKind: "any" | "company" | "person";
  labelMustBeChinese: boolean;
  transferable: boolean;
  wantsBoundDomain: boolean;
}

/** What names under a suffix may look like, for how long and by whom they are held, and what its registry asks for. */
export function SuffixConditions({ row }: { row: Row }) {
  const t = useTranslations("suffix");
  const { suffix } = row;
  const { minYears: min, maxYears: max } = row;
  const terms = min === max ? t("rules.oneTerm", { years: max }) : t("rules.years", { min, max });
  const without = [...row.excludedYears].sort((a, b) => a - b).join(t("rules.comma"));
  const facts = [
    { id: "length", label: t("rules.length"), value: t("rules.lengthOf", { max: MAX_LABEL }) },
    {
      id: "characters",
      label: t("rules.characters"),
      value: t(row.labelMustBeChinese ? "rules.chinese" : "rules.any"),
    },
    {
      id: "years",
      label: t("rules.term"),
      value: without === "" ? terms : t("rules.yearsWithout", { terms, without }),
    },
    { id: "kind", label: t("rules.registrant"), value: t(`rules.kinds.${row.registrantKind}`) },
    { id: "realName", label: t("rules.realName"), value: t(row.realNameRequired ? "rules.needed" : "rules.notNeeded") },
    { id: "transfer", label: t("rules.transfer"), value: t(row.transferable ? "rules.possible" : "rules.impossible") },
  ];
  return (
    <>
      <Section title={t("rules.title")}>
        <Facts facts={facts} />
      </Section>
      <Section title={t("registry.title")} lead={t("registry.lead")}>
        <DashList>
          {row.realNameRequired && <li>{t("registry.realName", { suffix })}</li>}
          {row.registrantKind !== "any" && <li>{t(`registry.kinds.${row.registrantKind}`, { suffix })}</li>}
          {row.labelMustBeChinese && <li>{t("registry.chinese", { suffix })}</li>}
          {min > 1 && <li>{t("registry.minYears", { suffix, years: min })}</li>}
          {row.transferable ? <li>{t("registry.transfer")}</li> : <li>{t("registry.noTransfer", { suffix })}</li>}
          {row.wantsBoundDomain && <li>{t.rich("registry.bound", { suffix, nb: inOneLine })}</li>}
          <li>{t("registry.refund")}</li>
          <li>{t.rich("registry.terms", { terms: (text) => <PageLink href="/terms">{text}</PageLink> })}</li>
        </DashList>
      </Section>
    </>
  );
}
