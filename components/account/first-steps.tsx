import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Icon } from "@/components/ui/icon";

interface Props {
  hasMoney: boolean;
  hasRegistrant: boolean;
}

/** What a new customer does first, in place of lists that are still empty. What is done is ticked off. */
export function FirstSteps({ hasMoney, hasRegistrant }: Props) {
  const t = useTranslations("account.first");
  const steps = [
    { key: "search", href: "/search", done: false },
    { key: "topUp", href: "/account/wallet/top-up", done: hasMoney },
    { key: "registrant", href: "/account/registrants/new", done: hasRegistrant },
  ] as const;
  return (
    <ol>
      {steps.map(({ key, href, done }, place) => (
        <li
          key={key}
          className="grid grid-cols-[2rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 border-t border-rule py-4 first:border-t-0 first:pt-0 max-md:grid-cols-[2rem_minmax(0,1fr)]"
        >
          <span className="self-start text-xl text-ink-3" aria-hidden={done ? undefined : true}>
            {done ? (
              <>
                <Icon name="check" large className="text-ok" />
                <span className="sr-only">{t("done")}</span>
              </>
            ) : (
              place + 1
            )}
          </span>
          <div>
            <h3>{t(`${key}.title`)}</h3>
            <p className="text-sm text-ink-2">{t(`${key}.detail`)}</p>
          </div>
          <p className="max-md:col-start-2">
            <ButtonLink href={href} kind={place === 0 ? "go" : "plain"}>
              {t(`${key}.go`)}
            </ButtonLink>
          </p>
        </li>
      ))}
    </ol>
  );
}
