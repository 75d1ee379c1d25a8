import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Brand } from "@/lib/settings/contract";
import { SandboxSentence } from "./sandbox-tag";

/** The company, its contacts, and the filing numbers that the law requires on every page. */
export function Footer({ brand }: { brand: Brand }) {
  const t = useTranslations("shell.footer");
  const police = brand.police?.match(/\d{8,}/)?.[0];
  return (
    <footer className="page foot">
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
      <Link prefetch={false} href="/terms">
        {t("terms")}
      </Link>
      <Link prefetch={false} href="/privacy">
        {t("privacy")}
      </Link>
    </footer>
  );
}
