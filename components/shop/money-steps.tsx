import { useTranslations } from "next-intl";
import { Section } from "../ui/section";
import { type ItemStatus, Status } from "../ui/status";

const steps = ["placed", "buying", "done", "refused", "unsure"] as const satisfies readonly ItemStatus[];

/** The mark and its word, then what it means; on a wide window a line leads from mark to mark. */
const stepClass = [
  "relative grid grid-cols-[8.5rem_1fr] gap-4 py-2.5 max-md:grid-cols-[1fr] max-md:gap-0 [&>span]:self-start [&>span]:font-strong",
  "before:absolute before:-top-2.5 before:left-[7.5px] before:h-[1.15rem] before:border-l-[1.5px] before:border-rule before:content-['']",
  "first:before:hidden max-md:before:hidden",
].join(" ");

/** Says for each step of a purchase where the money is. */
export function MoneySteps() {
  const t = useTranslations("home.moneySteps");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <ol className="grid max-w-184">
        {steps.map((state) => (
          <li key={state} className={stepClass}>
            <Status state={state} />
            <p className="text-ink-2 max-md:pl-6">{t(state)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
