import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { PageLink } from "@/components/ui/page-link";
import type { Brand } from "@/lib/settings/contract";
import { SandboxSentence } from "./sandbox-tag";

interface Props {
  brand: Brand;
  /** Inside a column that has its own margins: without a column and a rule of its own. */
  inside?: boolean;
  className?: string;
}

/** The company, its contacts, and the filing numbers that the law requires on every page. */
export function Footer({ brand, inside = false, className }: Props) {
  const t = useTranslations("shell.footer");
  const police = brand.police?.match(/\d{8,}/)?.[0];
  return (
    <footer
      className={cn(
        "flex flex-wrap gap-x-6 gap-y-2 text-sm text-ink-3 reach-links print:hidden",
        !inside &&
          "mt-8 w-full pb-12 page-width before:mb-4 before:flex-[1_0_100%] before:border-t before:border-rule before:content-['']",
        className,
      )}
    >
      <SandboxSentence sandbox={brand.sandbox} />
      <span>{brand.company}</span>
      {brand.supportPhone && (
        <span>
          {brand.supportHours
            ? t("supportHours", { phone: brand.supportPhone, hours: brand.supportHours })
            : t("support", { phone: brand.supportPhone })}
        </span>
      )}
      {brand.supportEmail && <a href={`mailto:${brand.supportEmail}`}>{brand.supportEmail}</a>}
      <PageLink href="/account/tickets/new">{t("tickets")}</PageLink>
      <span>{t("clock")}</span>
      {brand.icp && (
        <a href="https://beian.miit.gov.cn/" rel="noreferrer">
          {brand.icp}
        </a>
      )}
      {brand.police && (
        <a href={`https://beian.mps.gov.cn/#/query/webSearch${police ? `?code=${police}` : ""}`} rel="noreferrer">
          {brand.police}
        </a>
      )}
      <PageLink href="/help">{t("help")}</PageLink>
      <PageLink href="/terms">{t("terms")}</PageLink>
      <PageLink href="/privacy">{t("privacy")}</PageLink>
    </footer>
  );
}
