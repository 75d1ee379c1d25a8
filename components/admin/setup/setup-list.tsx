import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import type { SetupStep, SetupStepId } from "@/lib/reports/setup-contract";
import { unchecked } from "@/messages/unchecked";
import { TestMail } from "./test-mail";

const LOOKS = { done: "on", underway: "opening", todo: "unverified" } as const;

/** Every step with its state, a sentence on how it stands, and the page where it is done. */
export function SetupList({ steps }: { steps: readonly SetupStep[] }) {
  const t = useTranslations("setup");
  return (
    <ul aria-label={t("listLabel")} className="max-w-180">
      {steps.map((step) => (
        <Step key={step.id} step={step} />
      ))}
    </ul>
  );
}

function Step({ step: { id, state, required, says, params, href } }: { step: SetupStep }) {
  const t = useTranslations("setup");
  const texts = unchecked(t);
  return (
    <li id={id} className="border-t border-rule py-3 first:border-t-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-strong">{t(`steps.${id}.label`)}</h3>
        <Status state={LOOKS[state]} word={t(`state.${state}`)} />
      </div>
      <p className="mt-1">{texts(`steps.${id}.${says}`, params)}</p>
      <p className="mt-1 flex flex-wrap gap-x-5 text-sm text-ink-2">
        {state !== "done" && <span>{t(required ? "required" : "recommended")}</span>}
        {href && (
          <Link className="reach" href={href} aria-label={labelOf(t, state === "done" ? "look" : "go", id)}>
            {t(state === "done" ? "look" : "go")}
          </Link>
        )}
      </p>
      {id === "mail" && says !== "smtp" && state !== "done" && <TestMail />}
    </li>
  );
}

/** Links of the same words are told apart by what they are for. */
function labelOf(t: ReturnType<typeof useTranslations<"setup">>, word: "go" | "look", id: SetupStepId): string {
  return `${t(word)}: ${t(`steps.${id}.label`)}`;
}
