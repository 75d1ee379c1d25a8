import { useTranslations } from "next-intl";
import { Section } from "../ui/section";
import { type ItemState, Status } from "../ui/status";
import "./home.css";

const steps = ["placed", "buying", "done", "refused", "unsure"] as const satisfies readonly ItemState[];

/** Where the money is at each step, before anybody has to ask. */
export function MoneyWay() {
  const t = useTranslations("home.way");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <ol className="way">
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
