import { useTranslations } from "next-intl";
import { Section } from "../ui/section";
import { type ItemStatus, Status } from "../ui/status";
import "./home.css";

const steps = ["placed", "buying", "done", "refused", "unsure"] as const satisfies readonly ItemStatus[];

/** Says for each step of a purchase where the money is. */
export function MoneySteps() {
  const t = useTranslations("home.moneySteps");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <ol className="money-steps">
        {steps.map((state) => (
          <li key={state}>
            <Status state={state} />
            <p>{t(state)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
