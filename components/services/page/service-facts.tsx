import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Time } from "@/components/text/time";
import { CopyButton } from "@/components/ui/button/copy-button";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { DetailView, ServiceSheet } from "@/lib/controls/contract";
import { labelIn } from "@/lib/product-lines/form";
import { nameOfOne, unchecked, useUncheckedTranslations } from "@/messages/unchecked";
import { RefreshService } from "./refresh-service";
import { ServiceSecret } from "./service-secret";

interface Fact {
  id: string;
  label: string;
  value: ReactNode;
}

/** The facts of a service: its configuration, details from the upstream, secrets, linked services, and when they were read. */
export function ServiceFacts({ sheet, staff = false }: { sheet: ServiceSheet; staff?: boolean }) {
  const t = useTranslations("services");
  const texts = `${sheet.productLine}Line`;
  const own = useUncheckedTranslations(texts);
  const label = (key: string, fallback: string) => (own.has(key) ? own(key) : fallback);
  const facts: Fact[] = [
    ...(sheet.summary ? [{ id: "summary", label: t("facts.configuration"), value: sheet.summary }] : []),
    ...sheet.details.map((detail) => ({
      id: detail.id,
      label: label(`details.${detail.id}`, detail.id),
      value: <DetailValue detail={detail} texts={texts} label={label(`details.${detail.id}`, detail.id)} />,
    })),
    ...(staff
      ? []
      : sheet.secrets.map((secret) => ({
          id: `secret-${secret}`,
          label: label(`secrets.${secret}`, t("facts.password")),
          value: (
            <ServiceSecret id={sheet.id} secret={secret} label={label(`secrets.${secret}`, t("facts.password"))} />
          ),
        }))),
    ...(sheet.parent
      ? [{ id: "parent", label: t("facts.parent"), value: <LinkedServices services={[sheet.parent]} staff={staff} /> }]
      : []),
    ...(sheet.gifts.length > 0
      ? [{ id: "gifts", label: t("facts.gifts"), value: <LinkedServices services={sheet.gifts} staff={staff} /> }]
      : []),
    ...(sheet.registeredAt
      ? [{ id: "since", label: t("facts.since"), value: <Time at={sheet.registeredAt} as="day" /> }]
      : []),
  ];
  return (
    <Section
      title={t("facts.title")}
      lead={
        <>
          {sheet.readAt ? (
            <>
              {t("facts.readAt")} <Time at={sheet.readAt} as="minute" />
            </>
          ) : (
            t("facts.neverRead")
          )}
          {!sheet.ended && <RefreshService id={sheet.id} className="-ml-3.5 flex w-fit" />}
        </>
      }
    >
      <dl className="-mt-2.5 grid gap-x-12 lg:grid-cols-[1fr_1fr]">
        {facts.map((fact) => (
          <div
            key={fact.id}
            className="grid min-h-12 grid-cols-[7rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 border-t border-rule py-1 first:border-t-0 lg:nth-2:border-t-0"
          >
            <dt className="text-sm text-ink-2">{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function LinkedServices({
  services,
  staff,
}: {
  services: readonly { id: string; productLine: string; displayName: string }[];
  staff: boolean;
}) {
  const all = unchecked(useTranslations());
  return (
    <ul>
      {services.map((one) => (
        <li key={one.id}>
          <Link href={staff ? `/admin/services/${one.id}` : `/account/services/${one.id}`}>
            {nameOfOne(all, one.productLine)} {one.displayName}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function DetailValue({ detail, texts, label }: { detail: DetailView; texts: string; label: string }) {
  const t = useTranslations("services");
  const unit = useTranslations("ui.unit");
  const own = useUncheckedTranslations(texts);
  const locale = useLocale();
  const { as, value, id } = detail;
  if (Array.isArray(value)) {
    return (
      <ul>
        {value.map((one) => (
          <li key={one}>{as === "copy" ? <Copied text={one} label={label} /> : one}</li>
        ))}
      </ul>
    );
  }
  if (typeof value === "boolean") return t(value ? "facts.yes" : "facts.no");
  const text = String(value);
  if (as === "words" && own.has(`words.${id}.${text}`)) return own(`words.${id}.${text}`);
  if (as === "points") return unit("point", { n: Number(value) });
  if (as === "copy") return <Copied text={text} label={label} />;
  if ((as === "day" || as === "minute") && !Number.isNaN(Date.parse(text))) return <Time at={new Date(text)} as={as} />;
  if (as === "link" && /^https?:\/\//.test(text)) {
    return (
      <a href={text} target="_blank" rel="noreferrer noopener">
        {shortAddress(text)}
      </a>
    );
  }
  return as === "label" ? labelIn(locale, text) : text;
}

/** What a link shows of its address: one that takes several lines shows its host alone. */
function shortAddress(address: string): string {
  const text = address.replace(/^https?:\/\//, "");
  return text.length > 40 ? text.replace(/\/.*$/, "/…") : text;
}

function Copied({ text, label }: { text: string; label: string }) {
  const t = useTranslations("services.facts");
  return (
    <span className="flex items-center justify-between gap-2 [&>button]:-my-2 [&>button]:-mr-3 [&>button]:flex-none">
      <span className="mono-value">{text}</span>
      <CopyButton text={text} label={t("copy", { label })} />
    </span>
  );
}
